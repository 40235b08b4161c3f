/**
 * Long work and the frame it runs in: one runner, progress that can be watched, metrics that stay, spilling, and a named
 * fault at the end of whatever goes wrong. One package per job below.
 *
 * <p>Nothing here knows a window or a command. Start at {@link dev.colonnade.task.Task} and
 * {@link dev.colonnade.task.TaskRunner}.
 */
@NullMarked
package dev.colonnade.task;

import org.jspecify.annotations.NullMarked;
