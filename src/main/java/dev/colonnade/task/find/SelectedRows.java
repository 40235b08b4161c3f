package dev.colonnade.task.find;

import dev.colonnade.base.RowRange;
import dev.colonnade.column.Layouts;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.task.Work;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.lang.foreign.MemorySegment;

/** The rows of an order as a set. */
final class SelectedRows {
    private static final int BLOCK = 1 << 12;

    private SelectedRows() {
    }

    /** Takes one bit a row of the table on the way. */
    static Selection copy(RowOrder order, long tableRows, Work work) {
        long words = Math.ceilDiv(tableRows, (long) Long.SIZE);
        try (HeldBuffer buffer = work.memory().allocate(words * 8);
                Selection.Builder builder = new Selection.Builder(tableRows, work.memory())) {
            MemorySegment bits = buffer.bytes().fill((byte) 0);
            long[] rows = new long[BLOCK];
            for (long at = 0; at < order.size(); at += BLOCK) {
                work.cancellation().checkpoint();
                int count = (int) Math.min(BLOCK, order.size() - at);
                order.sourceRows(at, count, rows);
                for (int i = 0; i < count; i++) {
                    long place = (rows[i] >>> 6) * 8;
                    bits.set(Layouts.LONG, place, bits.get(Layouts.LONG, place) | 1L << rows[i]);
                }
            }
            long[] some = new long[BLOCK];
            for (long word = 0; word < words; word += BLOCK) {
                int count = (int) Math.min(BLOCK, words - word);
                MemorySegment.copy(bits, Layouts.LONG, word * 8, some, 0, count);
                java.util.Arrays.fill(some, count, BLOCK, 0);
                builder.add(RowRange.of(word * 64, Math.min(tableRows, (word + BLOCK) * 64)), some);
            }
            return builder.build();
        }
    }
}
