package dev.colonnade.task.dedup;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Layouts;
import dev.colonnade.memory.Held;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.spill.SpillFile;
import dev.colonnade.task.Work;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/** A bit for each row of a table, set by several threads; in memory, or in a spill file. */
final class RowBits implements AutoCloseable {
    private static final VarHandle WORD = ValueLayout.JAVA_LONG.varHandle();
    private static final int BLOCK_WORDS = 1 << 10;
    private static final double SHARE = 0.25;

    private final long rows;
    private final MemorySegment words;
    private final Held owner;

    private RowBits(long rows, MemorySegment words, Held owner) {
        this.rows = rows;
        this.words = words;
        this.owner = owner;
    }

    static RowBits of(long rows, Work work) {
        long bytes = Math.max(1, Math.ceilDiv(rows, (long) Long.SIZE)) * 8;
        if (bytes <= work.freeBytes() * SHARE) {
            try {
                HeldBuffer buffer = work.memory().allocate(bytes);
                return new RowBits(rows, buffer.bytes().fill((byte) 0), buffer);
            } catch (Fault e) {
                if (e.kind() != Fault.Kind.OVER_BUDGET) {
                    throw e;
                }
            }
        }
        SpillFile file = work.spill();
        try {
            return new RowBits(rows, file.reserve(bytes), file);
        } catch (Throwable e) {
            file.close();
            throw e;
        }
    }

    void set(long row) {
        WORD.getAndBitwiseOrRelease(words, row >>> 6 << 3, 1L << row);
    }

    /** As a selection, for the caller to close. */
    Selection selection(HeldMemory memory) {
        try (Selection.Builder builder = new Selection.Builder(rows, memory)) {
            for (long row = 0; row < rows; row += BLOCK_WORDS * (long) Long.SIZE) {
                RowRange range = RowRange.of(row, Math.min(rows, row + BLOCK_WORDS * (long) Long.SIZE));
                long[] bits = new long[(int) Math.ceilDiv(range.size(), (long) Long.SIZE)];
                MemorySegment.copy(words, Layouts.LONG, row >>> 3, bits, 0, bits.length);
                builder.add(range, bits);
            }
            return builder.build();
        }
    }

    /** The rows of one that are not of the other. */
    static Selection without(RowOrder all, Selection kept, long tableRows, HeldMemory memory) {
        try (HeldBuffer buffer = memory.allocate(Math.max(1, Math.ceilDiv(tableRows, (long) Long.SIZE)) * 8)) {
            RowBits bits = new RowBits(tableRows, buffer.bytes().fill((byte) 0), buffer);
            switch (all) {
                case AllRows every -> bits.fill(every.size());
                case Selection selection -> bits.setAll(selection);
                case Permutation permutation -> bits.setAll(permutation);
            }
            long[] some = new long[BLOCK_WORDS];
            for (long i = 0; i < kept.size(); i += some.length) {
                int count = (int) Math.min(some.length, kept.size() - i);
                kept.sourceRows(i, count, some);
                for (int k = 0; k < count; k++) {
                    long at = some[k] >>> 6 << 3;
                    bits.words.set(Layouts.LONG, at, bits.words.get(Layouts.LONG, at) & ~(1L << some[k]));
                }
            }
            return bits.selection(memory);
        }
    }

    private void fill(long count) {
        words.asSlice(0, count >>> 6 << 3).fill((byte) -1);
        if ((count & 63) != 0) {
            words.set(Layouts.LONG, count >>> 6 << 3, (1L << count) - 1);
        }
    }

    private void setAll(RowOrder order) {
        for (long i = 0; i < order.size(); i++) {
            set(order.sourceRow(i));
        }
    }

    @Override
    public void close() {
        owner.close();
    }
}
