/**
 * Single SQL values and what may be done with them: reading them from columns, comparing, adding, converting.
 *
 * <p>A value is a plain object by its {@link dev.colonnade.scan.value.SqlType}: {@code Boolean}, {@code Long} (integers;
 * days for dates; nanoseconds for times of day), {@code BigDecimal}, {@code Double}, {@link dev.colonnade.scan.value.Bytes}
 * (text as UTF-8, and bytes), {@link dev.colonnade.scan.value.Moment}, {@link dev.colonnade.scan.value.Span},
 * {@link dev.colonnade.scan.value.Cell} (lists, structs and maps, left where they are), and null for NULL. Slow and
 * plainly right; the fast paths live in {@code scan.vector}. Start at {@link dev.colonnade.scan.value.SqlType}.
 */
@NullMarked
package dev.colonnade.scan.value;

import org.jspecify.annotations.NullMarked;
