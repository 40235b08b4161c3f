package dev.colonnade.format.parquet.write;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.PrefixedBytesColumn;
import dev.colonnade.column.VarBytesColumn;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Which rows of a column that is not nested have a value. */
final class Presence {
    private Presence() {
    }

    /** One bit a row, or null for a column that has to be asked row by row. */
    private static @Nullable Bits bits(Column column) {
        return switch (column) {
            case FixedColumn c -> c.validity();
            case BoolColumn c -> c.validity();
            case VarBytesColumn c -> c.validity();
            case PrefixedBytesColumn c -> c.validity();
            case DictionaryColumn c -> {
                Bits words = bits(c.dictionary());
                yield words != null && words.isAll() ? c.indices().validity() : null;
            }
            default -> null;
        };
    }

    /**
     * Puts down definition levels, 1 for a value and 0 for null, a byte each.
     *
     * @param rows where the numbers of the rows go that have values
     * @return how many have
     */
    static int rows(Column column, int from, int count, MemorySegment levels, long to, int[] rows) {
        Bits bits = bits(column);
        if (bits != null && bits.isAll()) {
            levels.asSlice(to, count).fill((byte) 1);
            return following(from, count, rows);
        }
        int values = 0;
        if (bits == null) {
            for (int i = 0; i < count; i++) {
                int there = column.isNull(from + i) ? 0 : 1;
                levels.set(Layouts.BYTE, to + i, (byte) there);
                rows[values] = from + i;
                values += there;
            }
            return values;
        }
        for (int i = 0; i < count; i++) {
            int there = bits.get(from + i) ? 1 : 0;
            levels.set(Layouts.BYTE, to + i, (byte) there);
            rows[values] = from + i;
            values += there;
        }
        return values;
    }

    /** The same for a column that has a value in each row, as its type says. */
    static int all(Column column, int from, int count, int[] rows) {
        Bits bits = bits(column);
        if (bits == null || bits.from(from).count(count) < count) {
            for (int i = 0; i < count; i++) {
                if (column.isNull(from + i)) {
                    throw Fault.damaged(null, "has a null where its type says that there is none");
                }
            }
        }
        return following(from, count, rows);
    }

    private static int following(int from, int count, int[] rows) {
        for (int i = 0; i < count; i++) {
            rows[i] = from + i;
        }
        return count;
    }
}
