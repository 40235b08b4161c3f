package dev.colonnade.view;

/**
 * Which rows of a table are seen, and in what order. A closed set, so that whoever treats one kind specially is told by
 * the compiler when another is added.
 */
public sealed interface RowOrder permits AllRows, Selection {
    /** How many rows are seen. */
    long size();

    /** The row of the table that stands at this place, from 0 to {@link #size()}. */
    long sourceRow(long row);
}
