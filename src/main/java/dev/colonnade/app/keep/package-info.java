/**
 * Small files that the window keeps from one start to the next: written whole, a second after the last change, never on
 * the thread that paints. Start at {@link dev.colonnade.app.keep.KeptFile}.
 */
@NullMarked
package dev.colonnade.app.keep;

import org.jspecify.annotations.NullMarked;
