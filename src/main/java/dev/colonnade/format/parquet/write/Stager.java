package dev.colonnade.format.parquet.write;

import dev.colonnade.base.Fault;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.PrefixedBytesColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.VarBytesColumn;
import java.lang.foreign.MemorySegment;

/** Copies values of a column, none of them null, to a {@link Scratch} as Parquet stores them; booleans as a byte each. */
final class Stager {
    private static final long MILLIS_A_DAY = 86_400_000;

    private Stager() {
    }

    /** Values of consecutive rows. */
    static void range(Leaf leaf, Column column, int from, int count, Scratch to) {
        if (column instanceof FixedColumn fixed && leaf.conversion() == Leaf.Conversion.COPY) {
            long size = (long) count * leaf.width();
            to.staged.clear();
            MemorySegment target = to.staged.room(size);
            MemorySegment.copy(fixed.data(), (long) from * leaf.width(), target, 0, size);
            to.staged.advance(size);
            return;
        }
        for (int i = 0; i < count; i++) {
            to.rows[i] = from + i;
        }
        rows(leaf, column, count, to);
    }

    /** Values of the rows that stand in {@link Scratch#rows}, which it may change. */
    static void rows(Leaf leaf, Column column, int count, Scratch to) {
        to.staged.clear();
        switch (column) {
            case DictionaryColumn words -> {
                for (int i = 0; i < count; i++) {
                    to.rows[i] = words.index(to.rows[i]);
                }
                rows(leaf, words.dictionary(), count, to);
            }
            case RunEndColumn runs -> {
                for (int i = 0; i < count; i++) {
                    to.rows[i] = runs.run(to.rows[i]);
                }
                rows(leaf, runs.values(), count, to);
            }
            case FixedColumn fixed -> fixed(leaf, fixed, count, to);
            case BoolColumn bools -> {
                MemorySegment target = to.staged.room(count);
                for (int i = 0; i < count; i++) {
                    target.set(Layouts.BYTE, i, (byte) (bools.get(to.rows[i]) ? 1 : 0));
                }
                to.staged.advance(count);
            }
            case VarBytesColumn bytes -> varBytes(bytes, count, to);
            case BytesColumn bytes -> bytes(bytes, count, to);
            default -> {
                if (count > 0) {
                    throw new IllegalStateException("values of a column of " + column.type());
                }
            }
        }
    }

    /** How many bytes a value has, if it is of varying length. */
    static long size(Column column, int row) {
        return switch (column) {
            case BytesColumn bytes -> bytes.size(row);
            case DictionaryColumn words -> size(words.dictionary(), words.index(row));
            case RunEndColumn runs -> size(runs.values(), runs.run(row));
            default -> 0;
        };
    }

    /** How many of the next {@code most} rows have no more bytes together than {@code limit}; one at least. */
    static int fitting(Column column, int from, int most, long limit) {
        boolean all = switch (column) {
            case VarBytesColumn bytes -> bytes.offset(from + most) - bytes.offset(from) <= limit;
            case PrefixedBytesColumn bytes -> (long) bytes.start(from + most) - bytes.start(from) <= limit;
            default -> false;
        };
        if (all) {
            return most;
        }
        int taken = 0;
        long bytes = 0;
        while (taken < most && bytes < limit) {
            bytes += column.isNull(from + taken) ? 0 : size(column, from + taken);
            taken++;
        }
        return taken;
    }

    private static void varBytes(VarBytesColumn column, int count, Scratch to) {
        MemorySegment data = column.data();
        long all = data.byteSize();
        long at = 0;
        for (int i = 0; i < count; i++) {
            long start = column.offset(to.rows[i]);
            long end = column.offset(to.rows[i] + 1);
            if (start < 0 || end < start || end > all) {
                throw Fault.damaged(null, "the offsets " + start + " to " + end + " do not lie within their " + all
                        + " bytes of data");
            }
            at = put(data, start, end - start, i, at, to);
        }
    }

    private static void bytes(BytesColumn column, int count, Scratch to) {
        long at = 0;
        for (int i = 0; i < count; i++) {
            if (column instanceof PrefixedBytesColumn prefixed) {
                long start = prefixed.start(to.rows[i]);
                at = put(prefixed.data(), start, prefixed.size(to.rows[i]), i, at, to);
            } else {
                MemorySegment value = column.value(to.rows[i]);
                at = put(value, 0, value.byteSize(), i, at, to);
            }
        }
    }

    private static long put(MemorySegment data, long start, long length, int i, long at, Scratch to) {
        if (length > Integer.MAX_VALUE - 64) {
            throw Fault.unsupported(null, "a value of " + length + " bytes, where Parquet holds less than 2 GiB");
        }
        MemorySegment target = to.staged.room(length + 4);
        target.set(Layouts.INT, at, (int) length);
        MemorySegment.copy(data, start, target, at + 4, length);
        to.staged.advance(length + 4);
        to.starts[i] = (int) at + 4;
        to.lengths[i] = (int) length;
        return at + 4 + length;
    }

    private static void fixed(Leaf leaf, FixedColumn column, int count, Scratch to) {
        int width = leaf.width();
        MemorySegment target = to.staged.room((long) count * width);
        to.staged.advance((long) count * width);
        MemorySegment data = column.data();
        int[] rows = to.rows;
        switch (leaf.conversion()) {
            case COPY -> {
                switch (width) {
                    case 4 -> {
                        for (int i = 0; i < count; i++) {
                            target.set(Layouts.INT, i * 4L, data.get(Layouts.INT, rows[i] * 4L));
                        }
                    }
                    case 8 -> {
                        for (int i = 0; i < count; i++) {
                            target.set(Layouts.LONG, i * 8L, data.get(Layouts.LONG, rows[i] * 8L));
                        }
                    }
                    default -> {
                        for (int i = 0; i < count; i++) {
                            MemorySegment.copy(data, (long) rows[i] * width, target, (long) i * width, width);
                        }
                    }
                }
            }
            case WIDEN, WIDEN_UNSIGNED -> {
                boolean signed = leaf.conversion() == Leaf.Conversion.WIDEN;
                for (int i = 0; i < count; i++) {
                    target.set(Layouts.INT, i * 4L, (int) column.getInteger(rows[i], signed));
                }
            }
            case DAYS_OF_MILLIS -> {
                for (int i = 0; i < count; i++) {
                    long days = Math.floorDiv(column.getLong(rows[i]), MILLIS_A_DAY);
                    if (days != (int) days) {
                        throw tooLarge("a date of " + days + " days since 1970");
                    }
                    target.set(Layouts.INT, i * 4L, (int) days);
                }
            }
            case MILLIS_OF_SECONDS -> {
                for (int i = 0; i < count; i++) {
                    long seconds = column.getInteger(rows[i], true);
                    if (Math.abs(seconds) > (width == 4 ? Integer.MAX_VALUE : Long.MAX_VALUE) / 1000) {
                        throw tooLarge(seconds + " seconds in milliseconds");
                    }
                    if (width == 4) {
                        target.set(Layouts.INT, i * 4L, (int) (seconds * 1000));
                    } else {
                        target.set(Layouts.LONG, i * 8L, seconds * 1000);
                    }
                }
            }
            case DECIMAL -> {
                for (int i = 0; i < count; i++) {
                    decimal(data, (long) rows[i] * column.width(), column.width(), target, (long) i * width, width);
                }
            }
            case BYTES, BITS, NONE -> throw new IllegalStateException(leaf.conversion().name());
        }
    }

    private static void decimal(MemorySegment from, long at, int width, MemorySegment to, long begin, int kept) {
        for (int i = 0; i < kept; i++) {
            to.set(Layouts.BYTE, begin + kept - 1 - i, from.get(Layouts.BYTE, at + i));
        }
        int sign = to.get(Layouts.BYTE, begin) >> 7;
        for (int i = kept; i < width; i++) {
            if (from.get(Layouts.BYTE, at + i) != sign) {
                throw Fault.damaged(null, "a decimal has more digits than its type says");
            }
        }
    }

    private static Fault tooLarge(String what) {
        return Fault.unsupported(null, what + " is more than Parquet holds").advise("leave it out with --where");
    }
}
