/** Tells formats apart and opens them. Above every format, so that a format knows nothing of the others. */
@NullMarked
package dev.colonnade.format.open;

import org.jspecify.annotations.NullMarked;
