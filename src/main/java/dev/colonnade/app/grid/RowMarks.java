package dev.colonnade.app.grid;

/** What the margin says of single rows, and which rows belong together. Rows are places of the view, from zero. */
public interface RowMarks {
    /** A mark in the margin. */
    enum Mark {
        NONE,
        /** The one of several that stays. */
        KEPT,
        /** One that does not. */
        DROPPED
    }

    /** Nothing to say. */
    RowMarks NONE = new RowMarks() {
        @Override
        public Mark mark(long row) {
            return Mark.NONE;
        }

        @Override
        public boolean isBanded(long row) {
            return false;
        }
    };

    Mark mark(long row);

    /** Whether the row stands in every second group of rows that belong together. */
    boolean isBanded(long row);
}
