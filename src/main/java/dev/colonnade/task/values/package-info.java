/** Counting what values a column has. Start at {@link dev.colonnade.task.values.ValueCounts}. */
@NullMarked
package dev.colonnade.task.values;

import org.jspecify.annotations.NullMarked;
