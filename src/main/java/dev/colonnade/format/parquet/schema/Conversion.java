package dev.colonnade.format.parquet.schema;

/** What has to happen to stored values to make them Arrow's. */
public enum Conversion {
    /** Nothing: fixed-width values are little-endian in both. */
    NONE,
    /** 32 bits to 16 or 8. */
    NARROW,
    /** A big-endian integer of fixed or varying length to 16 or 32 little-endian bytes. */
    DECIMAL,
    /** No value counts: the type is null. */
    NULL
}
