/** What was done to a table, as code of other tools. Start at {@link dev.colonnade.app.code.CodeText}. */
@NullMarked
package dev.colonnade.app.code;

import org.jspecify.annotations.NullMarked;
