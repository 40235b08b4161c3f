/** Everything the window can do, found by typing, and the sheet of keys. Start at {@link dev.colonnade.app.palette.Palette}. */
@NullMarked
package dev.colonnade.app.palette;

import org.jspecify.annotations.NullMarked;
