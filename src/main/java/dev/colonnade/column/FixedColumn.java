package dev.colonnade.column;

import dev.colonnade.base.Fault;
import java.lang.foreign.MemorySegment;

/**
 * Values of one width side by side: numbers, decimals, temporal values, fixed-size binary.
 *
 * @param width bytes a value; zero only for {@code fixed_size_binary[0]}
 * @param data exactly {@code length * width} bytes
 */
public record FixedColumn(Type type, int length, Bits validity, int width, MemorySegment data) implements Column {
    public FixedColumn {
        if (data.byteSize() != (long) length * width) {
            throw Fault.damaged(null, data.byteSize() + " bytes of values where " + length + " rows of " + width
                    + " bytes need " + (long) length * width);
        }
    }

    @Override
    public boolean isNull(int row) {
        return !validity.get(row);
    }

    public byte getByte(int row) {
        return data.get(Layouts.BYTE, row);
    }

    public short getShort(int row) {
        return data.get(Layouts.SHORT, (long) row * 2);
    }

    public int getInt(int row) {
        return data.get(Layouts.INT, (long) row * 4);
    }

    public long getLong(int row) {
        return data.get(Layouts.LONG, (long) row * 8);
    }

    public float getFloat(int row) {
        return data.get(Layouts.FLOAT, (long) row * 4);
    }

    public double getDouble(int row) {
        return data.get(Layouts.DOUBLE, (long) row * 8);
    }

    /** The bytes of one value. */
    public MemorySegment value(int row) {
        return data.asSlice((long) row * width, width);
    }

    /**
     * An integer of any width up to 64 bits, widened: by its sign if {@code signed}, else with zeros (a uint64 above
     * 2^63 comes out negative).
     */
    public long getInteger(int row, boolean signed) {
        return switch (width) {
            case 1 -> signed ? getByte(row) : Byte.toUnsignedLong(getByte(row));
            case 2 -> signed ? getShort(row) : Short.toUnsignedLong(getShort(row));
            case 4 -> signed ? getInt(row) : Integer.toUnsignedLong(getInt(row));
            case 8 -> getLong(row);
            default -> throw new IllegalStateException("an integer of " + width + " bytes");
        };
    }

    @Override
    public FixedColumn slice(int from, int length) {
        checkSlice(from, length);
        return new FixedColumn(type, length, validity.from(from), width,
                data.asSlice((long) from * width, (long) length * width));
    }

    @Override
    public FixedColumn as(Type type) {
        return new FixedColumn(type, length, validity, width, data);
    }
}
