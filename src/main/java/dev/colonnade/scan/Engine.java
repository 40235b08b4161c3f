package dev.colonnade.scan;

/** How conditions are worked out. */
public enum Engine {
    /** Columns at a time. */
    FAST,
    /** Row by row, in the plainest way there is: what the other is compared with. */
    REFERENCE
}
