/**
 * How the columns of a tab are laid out: which are shown, in what order, how wide, how written. A view model: no toolkit
 * here. Start at {@link dev.colonnade.app.columns.ColumnLayout}.
 */
@NullMarked
package dev.colonnade.app.columns;

import org.jspecify.annotations.NullMarked;
