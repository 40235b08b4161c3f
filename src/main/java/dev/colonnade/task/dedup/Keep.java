package dev.colonnade.task.dedup;

/** Which row of those that agree is kept. */
public enum Keep {
    FIRST, LAST,
    /** Whichever is the least work; the same one each time all the same. */
    ANY,
    /** None of them: only rows that agree with no other are kept. */
    NONE
}
