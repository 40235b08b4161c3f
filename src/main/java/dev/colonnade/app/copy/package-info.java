/** Copying the cells selected to the clipboard. Start at {@link dev.colonnade.app.copy.Copying}. */
@NullMarked
package dev.colonnade.app.copy;

import org.jspecify.annotations.NullMarked;
