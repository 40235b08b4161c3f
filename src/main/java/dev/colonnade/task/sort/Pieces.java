package dev.colonnade.task.sort;

import dev.colonnade.column.Column;
import dev.colonnade.column.HeldColumn;
import dev.colonnade.column.Take;
import dev.colonnade.memory.HeldMemory;
import java.util.ArrayList;
import java.util.List;

/** Rows taken out of a column that may be longer than a piece. */
final class Pieces {
    private Pieces() {
    }

    /** @param at rows of the column; as many as a piece has at most */
    static HeldColumn take(Column column, int[] at, int count, HeldMemory memory) {
        List<Column> pieces = new ArrayList<>();
        for (int from = 0; from < Math.max(1, column.length()); from += Take.PART) {
            pieces.add(column.slice(from, Math.min(Take.PART, column.length() - from)));
        }
        // A row's number within pieces of 2^16 rows is its number within the whole.
        return Take.of(pieces, at, count, memory);
    }
}
