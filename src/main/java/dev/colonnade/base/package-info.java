/**
 * What every floor may use: faults, cancellation, progress, row ranges, and where the platform keeps our notes.
 *
 * <p>Nothing here opens files, or knows of memory or formats. Start at {@link dev.colonnade.base.Fault}.
 */
@NullMarked
package dev.colonnade.base;

import org.jspecify.annotations.NullMarked;
