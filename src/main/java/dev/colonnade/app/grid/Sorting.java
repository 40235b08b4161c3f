package dev.colonnade.app.grid;

/** Told when the head of a column is clicked. */
public interface Sorting {
    /**
     * @param source the number of the column within the table
     * @param more whether the columns sorted by until now stay
     */
    void by(int source, boolean more);
}
