package dev.colonnade.format.arrow.write;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.column.Concat;
import dev.colonnade.column.FixedListColumn;
import dev.colonnade.column.HeldColumn;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.Take;
import dev.colonnade.column.Type;
import dev.colonnade.memory.HeldMemory;
import java.util.ArrayList;
import java.util.List;

/** Lists that are all of one size, side by side. A list that is null has no elements before, and so many afterwards. */
final class FixedLists {
    /** Numbers of elements that are on the heap at a time. */
    private static final int PIECE = 1 << 18;

    private final int size;
    private final ListColumn lists;
    private final HeldMemory memory;
    private final Scratch scratch;

    FixedLists(int size, ListColumn lists, HeldMemory memory, Scratch scratch) {
        this.size = size;
        this.lists = lists;
        this.memory = memory;
        this.scratch = scratch;
    }

    /** @param elements of the lists, laid out as they will be */
    Column as(Type wanted, Column elements) {
        int length = lists.length();
        if (length == 0) {
            return new FixedListColumn(wanted, 0, lists.validity(), size, elements.slice(0, 0));
        }
        boolean holes = false;
        for (int row = 0; row < length; row++) {
            boolean there = !lists.isNull(row);
            if (there && lists.size(row) != size) {
                throw unlike(row);
            }
            holes |= !there;
        }
        if (size == 0) {
            return new FixedListColumn(wanted, length, lists.validity(), 0, elements.slice(0, 0));
        }
        if (!holes) {
            return new FixedListColumn(wanted, length, lists.validity(), size,
                    elements.slice(lists.start(0), length * size));
        }
        if ((long) length * size > Integer.MAX_VALUE - 8) {
            throw Fault.unsupported(null, (long) length * size + " elements in one batch")
                    .advise("ask for fewer rows with --chunk-rows");
        }
        return new FixedListColumn(wanted, length, lists.validity(), size, filled(elements));
    }

    private Fault unlike(int row) {
        String problem = "%d elements where the Arrow schema of the file that it is read from says %d for all lists";
        return Fault.unsupported("row " + row, problem.formatted(lists.size(row), size))
                .advise("leave it out, or write .parquet");
    }

    private Column filled(Column elements) {
        List<HeldColumn> pieces = new ArrayList<>();
        try {
            int rows = Math.max(1, PIECE / size);
            for (int from = 0; from < lists.length(); from += rows) {
                pieces.add(piece(elements, from, Math.min(lists.length(), from + rows)));
            }
            HeldColumn all = Concat.of(pieces.stream().map(HeldColumn::column).toList(), memory);
            scratch.keep(all);
            return all.column();
        } finally {
            pieces.forEach(HeldColumn::close);
        }
    }

    private HeldColumn piece(Column elements, int from, int to) {
        // Take counts elements in parts of 2^16, so what a piece can name begins with its own first element.
        int first = -1;
        int end = 0;
        for (int row = from; row < to; row++) {
            if (!lists.isNull(row)) {
                first = first < 0 ? lists.start(row) : first;
                end = lists.start(row) + size;
            }
        }
        Column own = first < 0 ? Nothing.of(elements, scratch) : elements.slice(first, end - first);
        List<Column> parts = new ArrayList<>();
        for (int at = 0; at < own.length(); at += Take.PART) {
            parts.add(own.slice(at, Math.min(Take.PART, own.length() - at)));
        }
        int[] at = new int[(to - from) * size];
        int next = 0;
        for (int row = from; row < to; row++) {
            // Where a list is null nobody looks at its elements: any will do.
            int start = lists.isNull(row) || first < 0 ? 0 : lists.start(row) - first;
            for (int i = 0; i < size; i++) {
                at[next++] = first < 0 ? 0 : start + i;
            }
        }
        return Take.of(parts, at, next, memory);
    }
}
