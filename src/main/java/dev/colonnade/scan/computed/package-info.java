/**
 * Columns that are worked out from others: a table with more columns than are stored. Start at
 * {@link dev.colonnade.scan.computed.ComputedTable}.
 */
@NullMarked
package dev.colonnade.scan.computed;

import org.jspecify.annotations.NullMarked;
