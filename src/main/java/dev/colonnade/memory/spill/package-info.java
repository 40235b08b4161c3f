/**
 * Files for what does not fit the budget: written once, read through a map, gone when they are closed, when the process
 * ends, and at the latest when the next one starts.
 *
 * <p>Nothing here knows what the bytes mean. Start at {@link dev.colonnade.memory.spill.SpillDirectory}.
 */
@NullMarked
package dev.colonnade.memory.spill;

import org.jspecify.annotations.NullMarked;
