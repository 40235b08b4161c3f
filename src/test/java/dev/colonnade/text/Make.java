package dev.colonnade.text;

import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** Small columns on the heap. */
public final class Make {
    private Make() {
    }

    public static FixedColumn longs(Type type, long... values) {
        return new FixedColumn(type, values.length, Bits.ALL, 8, MemorySegment.ofArray(values));
    }

    public static FixedColumn ints(Type type, int... values) {
        return new FixedColumn(type, values.length, Bits.ALL, 4, MemorySegment.ofArray(values));
    }

    public static FixedColumn shorts(Type type, short... values) {
        return new FixedColumn(type, values.length, Bits.ALL, 2, MemorySegment.ofArray(values));
    }

    public static FixedColumn fixed(Type type, int width, byte... bytes) {
        return new FixedColumn(type, bytes.length / width, Bits.ALL, width, MemorySegment.ofArray(bytes));
    }

    /** Bit {@code i} of {@code mask} says whether row {@code i} has a value. */
    public static Bits validity(long mask) {
        return Bits.of(MemorySegment.ofArray(new long[]{mask}), 0, 64);
    }

    public static VarBytesColumn text(String... values) {
        byte[][] bytes = new byte[values.length][];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = values[i].getBytes(StandardCharsets.UTF_8);
        }
        return bytes(new Type.Utf8(Type.Layout.SMALL), bytes);
    }

    public static VarBytesColumn bytes(Type type, byte[]... values) {
        int total = 0;
        for (byte[] value : values) {
            total += value.length;
        }
        byte[] data = new byte[total];
        int[] offsets = new int[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            System.arraycopy(values[i], 0, data, offsets[i], values[i].length);
            offsets[i + 1] = offsets[i] + values[i].length;
        }
        return new VarBytesColumn(type, values.length, Bits.ALL, false, MemorySegment.ofArray(offsets),
                MemorySegment.ofArray(data));
    }

    public static ListColumn list(Column elements, int... offsets) {
        return new ListColumn(new Type.ListOf(Type.Layout.SMALL, new Field("item", elements.type(), true)),
                offsets.length - 1, Bits.ALL, false, MemorySegment.ofArray(offsets), null, 0, elements);
    }

    /** The bytes of little-endian numbers. */
    public static byte[] littleEndian(long... values) {
        byte[] bytes = new byte[values.length * 8];
        MemorySegment segment = MemorySegment.ofArray(bytes);
        for (int i = 0; i < values.length; i++) {
            segment.set(Layouts.LONG, i * 8L, values[i]);
        }
        return bytes;
    }

    static String json(Column column, int row) {
        TextSink sink = TextSink.inMemory(InvalidUtf8.REFUSE);
        JsonText.write(column, row, sink);
        return sink.toString();
    }

    static String csv(Column column, int row) {
        TextSink sink = TextSink.inMemory(InvalidUtf8.REFUSE);
        new CsvText(',', InvalidUtf8.REFUSE).write(column, row, sink);
        return sink.toString();
    }
}
