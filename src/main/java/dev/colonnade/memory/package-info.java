/**
 * Where bytes live: mapped files and their leases, held buffers, the budget they share, and gauges over both.
 *
 * <p>Nothing here knows what the bytes mean. Start at {@link dev.colonnade.memory.MappedFile} for what is mapped and at
 * {@link dev.colonnade.memory.HeldMemory} for what is held.
 */
@NullMarked
package dev.colonnade.memory;

import org.jspecify.annotations.NullMarked;
