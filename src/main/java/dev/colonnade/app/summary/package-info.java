/** Figures of cells and columns, worked out on other threads: of what is selected, and of nulls. Start at {@link dev.colonnade.app.summary.SelectionFigures}. */
@NullMarked
package dev.colonnade.app.summary;

import org.jspecify.annotations.NullMarked;
