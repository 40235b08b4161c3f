package dev.colonnade.task.dedup;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.NullColumn;
import dev.colonnade.column.PrefixedBytesColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Values of one column as two words each: themselves, or bits made of them. What stands in a dictionary is worked out
 * once for each dictionary. One thread at a time.
 */
final class ColumnWords {
    private static final int LEAST_ENTRIES = 1 << 8;
    /** Of dictionaries kept by one thread, on the heap. */
    private static final int ENTRIES = 1 << 17;

    private final @Nullable Hash hash;
    private final KeyWriter writer = new KeyWriter();
    private final int mostEntries;
    private @Nullable Column dictionary;
    private long[] dictionaryLow = {};
    private long[] dictionaryHigh = {};
    private boolean[] dictionaryNone = {};

    /**
     * @param hash makes bits of values, or null if they are taken as they are
     * @param columns how many there are like this one
     */
    ColumnWords(@Nullable Hash hash, int columns) {
        this.hash = hash;
        this.mostEntries = Math.max(LEAST_ENTRIES, ENTRIES / columns);
    }

    /** Words of a run of values. */
    static final class Block {
        final long[] low;
        final long[] high;
        final boolean[] none;
        /** Whether any has no value. */
        boolean any;

        Block(int length) {
            this.low = new long[length];
            this.high = new long[length];
            this.none = new boolean[length];
        }
    }

    /** @param at which rows, from its place {@code from} on; null for the rows from {@code from} on */
    void load(Column column, int @Nullable [] at, int from, int count, Block block) {
        block.any = false;
        if (column instanceof DictionaryColumn words && prepare(words.dictionary())) {
            dictionary(words, at, from, count, block);
        } else if (at == null) {
            plain(column, from, count, block, 0);
        } else {
            for (int i = 0; i < count;) {
                int run = 1;
                while (i + run < count && at[from + i + run] == at[from + i] + run) {
                    run++;
                }
                plain(column, at[from + i], run, block, i);
                i += run;
            }
        }
    }

    private boolean prepare(Column values) {
        if (values == dictionary) {
            return true;
        }
        int length = values.length();
        if (length > mostEntries) {
            return false;
        }
        Block block = new Block(length);
        plain(values, 0, length, block, 0);
        dictionaryLow = block.low;
        dictionaryHigh = block.high;
        dictionaryNone = block.none;
        dictionary = values;
        return true;
    }

    private void dictionary(DictionaryColumn column, int @Nullable [] at, int from, int count, Block block) {
        FixedColumn indices = column.indices();
        boolean narrow = indices.width() == 4 && indices.validity().isAll();
        MemorySegment data = indices.data();
        for (int i = 0; i < count; i++) {
            int row = at == null ? from + i : at[from + i];
            if (!narrow && indices.isNull(row)) {
                none(block, i);
                continue;
            }
            int index = narrow ? data.get(Layouts.INT, row * 4L) : column.index(row);
            if (index < 0 || index >= dictionaryNone.length) {
                // Says what is wrong.
                index = column.index(row);
            }
            if (dictionaryNone[index]) {
                none(block, i);
            } else {
                block.none[i] = false;
                block.low[i] = dictionaryLow[index];
                block.high[i] = dictionaryHigh[index];
            }
        }
    }

    private static void none(Block block, int at) {
        block.none[at] = true;
        block.any = true;
        block.low[at] = 0;
        block.high[at] = 0;
    }

    private void plain(Column column, int from, int count, Block block, int to) {
        switch (column) {
            case FixedColumn c when FixedValues.is(c) -> fixed(c, c.validity(), from, count, block, to);
            case BoolColumn c -> fixed(c, c.validity(), from, count, block, to);
            case BytesColumn c -> {
                bytes(c, from, count, block, to);
                nulls(c.validity(), from, count, block, to);
            }
            case NullColumn c -> {
                for (int i = 0; i < count; i++) {
                    none(block, to + i);
                }
            }
            case DictionaryColumn c -> {
                for (int i = 0; i < count; i++) {
                    if (c.isNull(from + i)) {
                        none(block, to + i);
                    } else {
                        plain(c.dictionary(), c.index(from + i), 1, block, to + i);
                    }
                }
            }
            case RunEndColumn c -> {
                for (int i = 0; i < count; i++) {
                    plain(c.values(), c.run(from + i), 1, block, to + i);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    written(column, from + i, block, to + i);
                }
            }
        }
    }

    private void fixed(Column column, Bits validity, int from, int count, Block block, int to) {
        FixedValues.load(column, from, count, block.low, block.high, to);
        Hash bits = hash;
        if (bits != null) {
            for (int i = to; i < to + count; i++) {
                bits.words(block.low[i], block.high[i]);
                block.low[i] = bits.low;
                block.high[i] = bits.high;
            }
        }
        nulls(validity, from, count, block, to);
    }

    private static void nulls(Bits validity, int from, int count, Block block, int to) {
        if (validity.isAll()) {
            java.util.Arrays.fill(block.none, to, to + count, false);
            return;
        }
        for (int i = 0; i < count; i++) {
            block.none[to + i] = false;
            if (!validity.get(from + i)) {
                none(block, to + i);
            }
        }
    }

    private Hash bits(Type type) {
        Hash bits = hash;
        if (bits == null) {
            throw Fault.unsupported(null, "values of type " + type + " are of no fixed width");
        }
        return bits;
    }

    private void bytes(BytesColumn column, int from, int count, Block block, int to) {
        Hash bits = bits(column.type());
        switch (column) {
            case PrefixedBytesColumn c -> {
                MemorySegment data = c.data();
                long limit = data.byteSize();
                long start = c.start(from);
                for (int i = 0; i < count; i++) {
                    long next = c.start(from + i + 1);
                    long end = Math.max(start, next - PrefixedBytesColumn.PREFIX);
                    if (start < 0 || end > limit) {
                        other(c, from + i, bits);
                    } else {
                        bits.bytes(data, start, end - start);
                    }
                    block.low[to + i] = bits.low;
                    block.high[to + i] = bits.high;
                    start = next;
                }
            }
            case VarBytesColumn c -> {
                MemorySegment data = c.data();
                long limit = data.byteSize();
                for (int i = 0; i < count; i++) {
                    long start = c.offset(from + i);
                    long end = c.offset(from + i + 1);
                    if (start < 0 || end < start || end > limit) {
                        other(c, from + i, bits);
                    } else {
                        bits.bytes(data, start, end - start);
                    }
                    block.low[to + i] = bits.low;
                    block.high[to + i] = bits.high;
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    other(column, from + i, bits);
                    block.low[to + i] = bits.low;
                    block.high[to + i] = bits.high;
                }
            }
        }
    }

    /** A value that may be null, or none at all: then it says why. */
    private static void other(BytesColumn column, int row, Hash bits) {
        if (!column.isNull(row)) {
            MemorySegment value = column.value(row);
            bits.bytes(value, 0, value.byteSize());
        }
    }

    private void written(Column column, int row, Block block, int to) {
        if (column.isNull(row)) {
            none(block, to);
            return;
        }
        Hash bits = bits(column.type());
        writer.value(column, row);
        bits.bytes(writer.segment, 0, writer.size);
        block.none[to] = false;
        block.low[to] = bits.low;
        block.high[to] = bits.high;
    }
}
