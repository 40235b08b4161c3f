/**
 * The physical layout of a table as something to walk through: pieces, the rows they hold, the piece a cell lies in, the
 * shares they have of the whole. No controls here. Start at {@link dev.colonnade.view.layout.Piece}.
 */
@NullMarked
package dev.colonnade.view.layout;

import org.jspecify.annotations.NullMarked;
