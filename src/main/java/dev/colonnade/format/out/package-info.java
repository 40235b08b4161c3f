/**
 * Where written bytes go, whatever the format: a file that appears under its name only when it is whole, or a stream.
 *
 * <p>Nothing here knows a format. Start at {@link dev.colonnade.format.out.OutputFile}.
 */
@NullMarked
package dev.colonnade.format.out;

import org.jspecify.annotations.NullMarked;
