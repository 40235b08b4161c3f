/**
 * Counting what values a column has, and how they are spread. Start at {@link dev.colonnade.task.values.ValueCounts}, or
 * {@link dev.colonnade.task.values.QuickSpread} for what may cost little only.
 */
@NullMarked
package dev.colonnade.task.values;

import org.jspecify.annotations.NullMarked;
