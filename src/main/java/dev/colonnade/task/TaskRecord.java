package dev.colonnade.task;

import dev.colonnade.base.Fault;
import org.jspecify.annotations.Nullable;

/** A task that is over, as the history keeps it: without its result, which is whoever asked for it's. */
public record TaskRecord(long id, String name, TaskState state, @Nullable Fault fault, MetricsReport metrics) {}
