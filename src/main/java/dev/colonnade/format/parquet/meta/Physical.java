package dev.colonnade.format.parquet.meta;

import dev.colonnade.base.Fault;

/** The types Parquet stores, in the order of its {@code Type}. */
public enum Physical {
    BOOLEAN(0), INT32(4), INT64(8), INT96(12), FLOAT(4), DOUBLE(8), BYTE_ARRAY(0), FIXED_LEN_BYTE_ARRAY(0);

    private static final Physical[] ALL = values();
    private final int width;

    Physical(int width) {
        this.width = width;
    }

    /** Bytes a value; zero where that is not the type's own to say. */
    public int width() {
        return width;
    }

    static Physical of(int code) {
        if (code < 0 || code >= ALL.length) {
            throw Fault.damaged(null, "there is no physical type " + code);
        }
        return ALL[code];
    }
}
