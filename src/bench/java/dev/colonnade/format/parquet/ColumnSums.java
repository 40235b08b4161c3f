package dev.colonnade.format.parquet;

import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.PrefixedBytesColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import java.lang.foreign.MemorySegment;

/** What a scan adds up, so that every value is touched and two engines can be compared: sums, and bytes of text. */
final class ColumnSums {
    /** 2020-01-01 in microseconds. */
    static final long FIRST_MOMENT = 1_577_836_800_000_000L;

    private ColumnSums() {
    }

    static double of(Column column) {
        return switch (column) {
            case FixedColumn fixed -> fixed(fixed);
            case BoolColumn bools -> bools(bools);
            case VarBytesColumn text -> text(text);
            case PrefixedBytesColumn text -> prefixed(text);
            case DictionaryColumn words -> words(words);
            default -> throw new IllegalArgumentException(column.type().toString());
        };
    }

    private static double bools(BoolColumn column) {
        return column.values().count(column.length());
    }

    private static double text(VarBytesColumn column) {
        return (double) column.offset(column.length()) - column.offset(0);
    }

    private static double prefixed(PrefixedBytesColumn column) {
        long sum = 0;
        MemorySegment starts = column.starts();
        int before = column.start(0);
        for (int i = 1; i <= column.length(); i++) {
            int start = starts.get(Layouts.INT, i * 4L);
            sum += Math.max(0, start - before - PrefixedBytesColumn.PREFIX);
            before = start;
        }
        return sum;
    }

    private static double words(DictionaryColumn column) {
        VarBytesColumn dictionary = (VarBytesColumn) column.dictionary();
        MemorySegment indices = column.indices().data();
        MemorySegment offsets = dictionary.offsets();
        long sum = 0;
        for (int i = 0; i < column.length(); i++) {
            long at = indices.get(Layouts.INT, i * 4L) * 4L;
            sum += offsets.get(Layouts.INT, at + 4) - offsets.get(Layouts.INT, at);
        }
        return sum;
    }

    private static double fixed(FixedColumn column) {
        MemorySegment data = column.data();
        int length = column.length();
        if (column.type() instanceof Type.FloatingPoint) {
            double sum = 0;
            for (int i = 0; i < length; i++) {
                sum += data.get(Layouts.DOUBLE, i * 8L);
            }
            return sum;
        }
        long sum = 0;
        switch (column.width()) {
            case 8 -> {
                // Nulls are zeros in what this reader makes.
                if (column.type() instanceof Type.Timestamp) {
                    // Microseconds since 1970 would overflow: seconds do not, from the year the data begins in.
                    for (int i = 0; i < length; i++) {
                        sum += (data.get(Layouts.LONG, i * 8L) - FIRST_MOMENT) / 1_000_000;
                    }
                } else {
                    for (int i = 0; i < length; i++) {
                        sum += data.get(Layouts.LONG, i * 8L);
                    }
                }
            }
            case 4 -> {
                for (int i = 0; i < length; i++) {
                    sum += data.get(Layouts.INT, i * 4L);
                }
            }
            case 1 -> {
                for (int i = 0; i < length; i++) {
                    sum += data.get(Layouts.BYTE, i);
                }
            }
            default -> throw new IllegalArgumentException(column.type().toString());
        }
        return sum;
    }
}
