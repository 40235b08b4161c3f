/** Looking for a text in the cells of the table in front. Start at {@link dev.colonnade.app.find.FindBar}. */
@NullMarked
package dev.colonnade.app.find;

import org.jspecify.annotations.NullMarked;
