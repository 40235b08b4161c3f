/**
 * What every floor may use: faults, cancellation, progress, row ranges.
 *
 * <p>Nothing here knows of files, memory or formats. Start at {@link dev.colonnade.base.Fault}.
 */
@NullMarked
package dev.colonnade.base;

import org.jspecify.annotations.NullMarked;
