/**
 * Questions to a whole table: which rows pass a condition, found in parallel and in the table's order.
 *
 * <p>Start at {@link dev.colonnade.scan.Filter}, a condition made ready, and {@link dev.colonnade.scan.FilterScan}, which
 * runs one over a table. {@code expression} is the language, {@code value} single values, {@code reference} the slow
 * engine, {@code vector} the fast one. Nothing here knows a format or a face.
 */
@NullMarked
package dev.colonnade.scan;

import org.jspecify.annotations.NullMarked;
