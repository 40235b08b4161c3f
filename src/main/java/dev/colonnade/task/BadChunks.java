package dev.colonnade.task;

/** What is done about a row group, record batch or file that cannot be read. */
public enum BadChunks {
    /** The task fails and names it. */
    FAIL,
    /** It is left out, and named in the metrics; everything else is read. */
    SKIP
}
