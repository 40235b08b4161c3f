package dev.colonnade.format;

import org.jspecify.annotations.Nullable;

/**
 * How a format stores the values of a column, or of a part of one, in the format's own terms.
 *
 * @param path of the part, with dots, beginning with the column
 * @param physical what the bytes are: {@code FIXED_LEN_BYTE_ARRAY(16)}
 * @param logical what they stand for, {@code DECIMAL(38, 2)}, or null where that is not said
 */
public record StoredType(String path, String physical, @Nullable String logical) {}
