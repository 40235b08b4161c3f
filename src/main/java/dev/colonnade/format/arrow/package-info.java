/**
 * Reads the Arrow IPC formats: files, streams, and files that lost their footer.
 *
 * <p>Uncompressed little-endian buffers are handed out where they lie in the map; compressed or big-endian ones are
 * decoded one by one into the page cache. Nothing that a file says is used before it is checked. Start at
 * {@link dev.colonnade.format.arrow.ArrowFormat}, then {@link dev.colonnade.format.arrow.ArrowTable}. Writing has a
 * package of its own.
 *
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html">Arrow Columnar Format</a>
 */
@NullMarked
package dev.colonnade.format.arrow;

import org.jspecify.annotations.NullMarked;
