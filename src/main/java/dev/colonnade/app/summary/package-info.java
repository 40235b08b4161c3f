/**
 * Figures of cells and columns, worked out on other threads: of what is selected, of nulls, and of how values are spread.
 * Start at {@link dev.colonnade.app.summary.SelectionFigures}, or {@link dev.colonnade.app.summary.Spreads} for heads.
 */
@NullMarked
package dev.colonnade.app.summary;

import org.jspecify.annotations.NullMarked;
