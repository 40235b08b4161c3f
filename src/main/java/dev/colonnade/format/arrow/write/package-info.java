/**
 * Writes Arrow IPC files and streams from columns, after "Serialization and Interprocess Communication" of the Arrow
 * columnar format, metadata version 5.
 *
 * <p>Buffers go out as they lie in memory; only what a slice makes necessary is rebuilt. Nothing here reads. Start at
 * {@link dev.colonnade.format.arrow.write.ArrowWriter}.
 */
@NullMarked
package dev.colonnade.format.arrow.write;

import org.jspecify.annotations.NullMarked;
