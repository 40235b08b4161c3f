package dev.colonnade.format.parquet.meta;

import dev.colonnade.base.Fault;

/** How values or levels are laid out in a page. */
public enum Encoding {
    PLAIN(0), PLAIN_DICTIONARY(2), RLE(3), BIT_PACKED(4), DELTA_BINARY_PACKED(5), DELTA_LENGTH_BYTE_ARRAY(
            6), DELTA_BYTE_ARRAY(7), RLE_DICTIONARY(8), BYTE_STREAM_SPLIT(9);

    private static final Encoding[] ALL = values();
    private final int code;

    Encoding(int code) {
        this.code = code;
    }

    public static Encoding of(int code) {
        for (Encoding encoding : ALL) {
            if (encoding.code == code) {
                return encoding;
            }
        }
        throw Fault.unsupported(null, "encoding number " + code + " is not known");
    }

    /** The name of an encoding that need not be known. */
    public static String name(int code) {
        for (Encoding encoding : ALL) {
            if (encoding.code == code) {
                return encoding.name();
            }
        }
        return "encoding " + code;
    }

    public boolean isDictionary() {
        return this == PLAIN_DICTIONARY || this == RLE_DICTIONARY;
    }
}
