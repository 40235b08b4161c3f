/**
 * Tables as tasks read them: what is read is counted, reads that fail are tried again, and chunks that cannot be read are
 * left out where that was asked for.
 *
 * <p>A task reads through {@link dev.colonnade.task.read.TaskReads}; nothing else here is for it to know.
 */
@NullMarked
package dev.colonnade.task.read;

import org.jspecify.annotations.NullMarked;
