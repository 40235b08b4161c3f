package dev.colonnade.task.sort;

import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.scan.vector.Keys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes keys of rows. One thread at a time.
 *
 * <p>A key has, for each sort column, a byte that says whether the value is null, unless the column has none, and the
 * bytes of the value. A single floating-point column needs no such byte: there are bits that no number has.
 */
final class KeyEncoder {
    private static final int MORSEL = 1 << 12;

    private final List<SortKey> keys;
    private final boolean[] nullable;
    /** How a single column of whole 64-bit keys is encoded, or null. */
    private final @Nullable Keys single;
    private final KeyBytes key = new KeyBytes();
    private final long[] longs = new long[MORSEL];
    private final int[] narrow = new int[MORSEL];

    KeyEncoder(List<SortKey> keys, Schema schema) {
        this.keys = keys;
        this.nullable = new boolean[keys.size()];
        for (int i = 0; i < nullable.length; i++) {
            Type type = schema.field(keys.get(i).column()).type();
            // Values behind dictionaries and runs may be null whatever the field says.
            nullable[i] = schema.field(keys.get(i).column()).nullable() || type instanceof Type.Dictionary
                    || type instanceof Type.RunEndEncoded || type.storageType() instanceof Type.Null;
        }
        this.single = single(schema);
    }

    private @Nullable Keys single(Schema schema) {
        if (keys.size() > 1) {
            return null;
        }
        Type type = schema.field(keys.getFirst().column()).type();
        Keys encoding = switch (type) {
            case Type.Int i -> Keys.of(type);
            case Type.FloatingPoint f -> Keys.of(type);
            case Type.Timestamp t -> Keys.of(type);
            case Type.Time t -> Keys.of(type);
            case Type.Date d -> Keys.of(type);
            default -> null;
        };
        boolean roomForNull = encoding instanceof Keys.Real || encoding instanceof Keys.Days
                || encoding instanceof Keys.Times || encoding instanceof Keys.Whole whole && whole.bits() < 64;
        return roomForNull || !nullable[0] ? encoding : null;
    }

    /** The columns to read. */
    int[] columns() {
        return keys.stream().mapToInt(SortKey::column).distinct().toArray();
    }

    /** Words of the first part of a key; if {@link #isExact}, of all of it. */
    int firstWords() {
        return single != null ? 1 : 2;
    }

    /** Whether rows whose first words agree have equal keys. */
    boolean isExact() {
        return single != null;
    }

    /** Where in the list of columns read each key's column is. */
    private Column column(List<Column> columns, int number) {
        int at = 0;
        int[] read = columns();
        while (read[at] != keys.get(number).column()) {
            at++;
        }
        return columns.get(at);
    }

    /** The columns of a batch, one for each key. */
    Column[] arrange(List<Column> columns) {
        Column[] arranged = new Column[keys.size()];
        for (int i = 0; i < arranged.length; i++) {
            arranged[i] = column(columns, i);
        }
        return arranged;
    }

    /** Whether {@link #fill} can be used for these columns. */
    boolean isSingle(Column[] columns) {
        return single != null && columns[0] instanceof FixedColumn;
    }

    /**
     * The whole key of each of a run of rows, of a single column.
     *
     * @param stride from one to the next, in words
     */
    void fill(Column[] columns, int from, int count, long[] into, int at, int stride) {
        FixedColumn column = (FixedColumn) columns[0];
        Keys encoding = java.util.Objects.requireNonNull(single);
        SortKey sort = keys.getFirst();
        Bits validity = column.validity();
        for (int done = 0; done < count; done += MORSEL) {
            int some = Math.min(MORSEL, count - done);
            encoding.load(column, from + done, some, longs, narrow);
            long turn = sort.descending() ? ~Long.MIN_VALUE : Long.MIN_VALUE;
            for (int i = 0; i < some; i++) {
                into[at + (done + i) * stride] = longs[i] ^ turn;
            }
            if (!validity.isAll()) {
                long none = nullKey();
                for (int i = 0; i < some; i++) {
                    if (!validity.get(from + done + i)) {
                        into[at + (done + i) * stride] = none;
                    }
                }
            }
        }
    }

    private long nullKey() {
        return keys.getFirst().nullsFirst() ? 0 : -1;
    }

    /**
     * Some words of the key of one row.
     *
     * @param from the first byte wanted
     * @return whether the key ends within these words
     */
    boolean words(Column[] columns, int row, int from, int words, long[] into, int at) {
        if (single != null) {
            return singleWord(columns[0], row, from, words, into, at);
        }
        int end = from + words * 8;
        encode(columns, row, end + 1);
        for (int i = 0; i < words; i++) {
            into[at + i] = key.word(from + i * 8);
        }
        return key.size <= end;
    }

    private boolean singleWord(Column column, int row, int from, int words, long[] into, int at) {
        encodeSingle(column, row);
        for (int i = 0; i < words; i++) {
            into[at + i] = key.word(from + i * 8);
        }
        return true;
    }

    /** What {@link #fill} makes of a column in another layout, as behind a dictionary. */
    private void encodeSingle(Column column, int row) {
        key.start(8);
        if (column.isNull(row)) {
            key.putNumber(nullKey(), 8);
            return;
        }
        ValueKey.put(column, row, key);
        long value = 0;
        for (int i = 0; i < key.size; i++) {
            value = value << 8 | key.bytes[i] & 0xFF;
        }
        // Narrow integers stand at the end of the word, as wide as they are: their order is the same.
        int size = key.size;
        key.start(8);
        boolean signedNarrow = single instanceof Keys.Whole whole && whole.signed() && size < 8;
        long wide = signedNarrow
                ? (value ^ 1L << size * 8 - 1) << 64 - size * 8 >> 64 - size * 8 ^ Long.MIN_VALUE
                : size < 8 ? value ^ Long.MIN_VALUE : value;
        key.putNumber(keys.getFirst().descending() ? ~wide : wide, 8);
    }

    private void encode(Column[] columns, int row, int wanted) {
        key.start(wanted);
        for (int i = 0; i < columns.length && !key.isFull(); i++) {
            SortKey sort = keys.get(i);
            if (nullable[i]) {
                boolean none = columns[i].isNull(row);
                key.putByte(none == sort.nullsFirst() ? 1 : 2);
                if (none) {
                    continue;
                }
            }
            int start = key.size;
            ValueKey.put(columns[i], row, key);
            if (sort.descending()) {
                key.invert(start);
            }
        }
    }

    /** The whole key of one row. */
    byte[] whole(Column[] columns, int row) {
        if (single != null) {
            encodeSingle(columns[0], row);
        } else {
            encode(columns, row, Integer.MAX_VALUE);
        }
        return java.util.Arrays.copyOf(key.bytes, key.size);
    }
}
