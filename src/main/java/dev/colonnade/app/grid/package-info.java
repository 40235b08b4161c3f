/**
 * The grid: a control of our own for tables of any number of rows and columns.
 *
 * <p>It shows a {@link dev.colonnade.view.WindowCache} and knows nothing of files or tabs. Start at
 * {@link dev.colonnade.app.grid.Grid}; {@link dev.colonnade.app.grid.RowScroll} and
 * {@link dev.colonnade.app.grid.ColumnAxis} say where things are, without any node.
 */
@NullMarked
package dev.colonnade.app.grid;

import org.jspecify.annotations.NullMarked;
