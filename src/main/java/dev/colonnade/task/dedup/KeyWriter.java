package dev.colonnade.task.dedup;

import dev.colonnade.base.Fault;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.FixedListColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.NullColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.StructColumn;
import dev.colonnade.column.UnionColumn;
import dev.colonnade.scan.value.CellValue;
import dev.colonnade.scan.value.Moment;
import dev.colonnade.scan.value.Span;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/** The bytes of a key, which agree where the keys are equal, however they are laid out. One thread at a time. */
final class KeyWriter {
    private static final int LARGEST = Integer.MAX_VALUE - 64;

    byte[] bytes = new byte[256];
    MemorySegment segment = MemorySegment.ofArray(bytes);
    int size;
    private final long[] low = new long[1];
    private final long[] high = new long[1];

    /** The key that these columns make in a row, and nothing else. */
    void key(List<Column> columns, int row) {
        size = 0;
        for (Column column : columns) {
            put(column, row);
        }
    }

    /** One value, and nothing else. */
    void value(Column column, int row) {
        size = 0;
        put(column, row);
    }

    private void reserve(long more) {
        if (size + more > bytes.length) {
            if (size + more > LARGEST) {
                throw Fault.unsupported(null, "a key of " + (size + more) + " bytes is too long to be compared");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(size + more, bytes.length * 2L)));
            segment = MemorySegment.ofArray(bytes);
        }
    }

    private void mark(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    private void word(long value) {
        reserve(8);
        segment.set(Layouts.LONG, size, value);
        size += 8;
    }

    private void put(Column column, int row) {
        if (column.isNull(row)) {
            mark(0);
            return;
        }
        switch (column) {
            case DictionaryColumn c -> {
                put(c.dictionary(), c.index(row));
                return;
            }
            case RunEndColumn c -> {
                put(c.values(), c.run(row));
                return;
            }
            case NullColumn c -> throw new IllegalStateException("a value of type null");
            case BoolColumn c -> {
                mark(1);
                mark(c.get(row) ? 1 : 0);
            }
            case FixedColumn c -> {
                mark(1);
                fixed(c, row);
            }
            case BytesColumn c -> {
                mark(1);
                MemorySegment value = c.value(row);
                word(value.byteSize());
                copy(value);
            }
            case ListColumn c -> {
                mark(1);
                elements(c.value(row));
            }
            case FixedListColumn c -> {
                mark(1);
                elements(c.value(row));
            }
            case StructColumn c -> {
                mark(1);
                for (Column child : c.children()) {
                    put(child, row);
                }
            }
            case UnionColumn c -> {
                mark(1);
                int child = c.child(row);
                word(child);
                put(c.children().get(child), c.index(row));
            }
        }
    }

    private void elements(Column elements) {
        word(elements.length());
        for (int i = 0; i < elements.length(); i++) {
            put(elements, i);
        }
    }

    private void fixed(FixedColumn column, int row) {
        if (FixedValues.is(column)) {
            FixedValues.load(column, row, 1, low, high, 0);
            word(low[0]);
            if (column.width() > 8) {
                word(high[0]);
            }
            return;
        }
        switch (CellValue.of(column, row)) {
            case Moment moment -> put(moment);
            case Span span -> put(span.length());
            case null, default -> copy(column.value(row));
        }
    }

    private void put(Moment moment) {
        word(moment.second());
        word(moment.nano());
    }

    private void copy(MemorySegment value) {
        reserve(value.byteSize());
        MemorySegment.copy(value, 0, segment, size, value.byteSize());
        size += (int) value.byteSize();
    }
}
