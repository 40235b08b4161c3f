/** What stands beside the grid, one panel at a time. Start at {@link dev.colonnade.app.side.SidePanel}. */
@NullMarked
package dev.colonnade.app.side;

import org.jspecify.annotations.NullMarked;
