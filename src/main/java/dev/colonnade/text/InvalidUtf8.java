package dev.colonnade.text;

/** What becomes of text that is not UTF-8. */
public enum InvalidUtf8 {
    /** A fault of kind {@code DAMAGED}. */
    REFUSE,
    /** U+FFFD stands for each malformed part. */
    REPLACE
}
