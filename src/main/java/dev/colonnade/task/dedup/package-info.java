/**
 * Rows that agree in their keys, and which of them are kept: exact, in any number, inside the budget.
 *
 * <p>Only keys, or 128 bits made of them, and row numbers are carried: partitioned, spilled where memory is short, and
 * brought together partition by partition. The table stays where it is; what comes out is a selection of its rows. Where
 * bits stand for keys, rows whose bits agree are read again and compared. Start at
 * {@link dev.colonnade.task.dedup.Dedup}.
 */
@NullMarked
package dev.colonnade.task.dedup;

import org.jspecify.annotations.NullMarked;
