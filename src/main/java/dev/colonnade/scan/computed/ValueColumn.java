package dev.colonnade.scan.computed;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.NullColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.Lease;
import dev.colonnade.scan.value.Bytes;
import dev.colonnade.scan.value.Moment;
import dev.colonnade.scan.value.Span;
import dev.colonnade.scan.value.SqlType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of expressions, written into a column. */
final class ValueColumn {
    private static final int DECIMAL_DIGITS = 38;

    private ValueColumn() {
    }

    /** The type of a column of such values. */
    static Type type(SqlType type) {
        return switch (type) {
            case SqlType.Null n -> new Type.Null();
            case SqlType.Bool b -> new Type.Bool();
            case SqlType.Int i -> new Type.Int(64, true);
            case SqlType.Decimal(int scale) -> new Type.Decimal(128, DECIMAL_DIGITS, scale);
            case SqlType.Real(int bits) -> new Type.FloatingPoint(bits);
            case SqlType.Text t -> new Type.Utf8(Type.Layout.SMALL);
            case SqlType.Blob b -> new Type.Binary(Type.Layout.SMALL);
            case SqlType.Uuid u -> new Type.Extension("arrow.uuid", "", new Type.FixedBinary(16));
            case SqlType.Date d -> new Type.Date(false);
            case SqlType.Time(Type.Unit unit) -> new Type.Time(unit);
            case SqlType.Timestamp(Type.Unit unit, boolean zoned) -> new Type.Timestamp(unit, zoned ? "UTC" : null);
            case SqlType.Interval i -> new Type.Interval(Type.IntervalUnit.MONTH_DAY_NANO);
            case SqlType.ListOf l -> throw nested(l);
            case SqlType.Struct s -> throw nested(s);
            case SqlType.MapOf m -> throw nested(m);
            case SqlType.Opaque o -> throw nested(o);
        };
    }

    private static Fault nested(SqlType type) {
        return Fault.unsupported(null, "a computed column of type " + type).advise("take a field or an element of it");
    }

    /** @param leases where the leases on the column's memory go */
    static Column of(Type type, @Nullable Object[] values, HeldMemory memory, List<Lease> leases) {
        int length = values.length;
        if (type instanceof Type.Null) {
            return new NullColumn(type, length);
        }
        Bits validity = bits(values, false, memory, leases);
        return switch (type.storageType()) {
            case Type.Bool b -> new BoolColumn(type, length, validity, bits(values, true, memory, leases));
            case Type.Utf8 t -> bytes(type, values, validity, memory, leases);
            case Type.Binary b -> bytes(type, values, validity, memory, leases);
            case Type.Int i -> fixed(type, 8, values, validity, memory, leases);
            case Type.FloatingPoint(int bits) -> fixed(type, bits / 8, values, validity, memory, leases);
            case Type.Decimal d -> fixed(type, 16, values, validity, memory, leases);
            case Type.FixedBinary(int width) -> fixed(type, width, values, validity, memory, leases);
            case Type.Date d -> fixed(type, 4, values, validity, memory, leases);
            case Type.Time time -> fixed(type, time.bits() / 8, values, validity, memory, leases);
            case Type.Timestamp t -> fixed(type, 8, values, validity, memory, leases);
            case Type.Interval i -> fixed(type, 16, values, validity, memory, leases);
            case Type other -> throw new IllegalStateException(other.toString());
        };
    }

    private static MemorySegment allocate(long size, HeldMemory memory, List<Lease> leases) {
        HeldBuffer buffer = memory.allocate(size);
        leases.add(Lease.once(buffer::close));
        return buffer.bytes().fill((byte) 0);
    }

    private static Bits bits(@Nullable Object[] values, boolean truth, HeldMemory memory, List<Lease> leases) {
        MemorySegment bits = allocate((values.length + 7L) / 8, memory, leases);
        for (int i = 0; i < values.length; i++) {
            if (truth ? Boolean.TRUE.equals(values[i]) : values[i] != null) {
                bits.set(Layouts.BYTE, i >>> 3, (byte) (bits.get(Layouts.BYTE, i >>> 3) | 1 << (i & 7)));
            }
        }
        return new Bits(bits, 0);
    }

    private static Column bytes(Type type, @Nullable Object[] values, Bits validity, HeldMemory memory,
            List<Lease> leases) {
        long size = 0;
        for (Object value : values) {
            size += value instanceof Bytes bytes ? bytes.array().length : 0;
        }
        if (size > Integer.MAX_VALUE) {
            throw Fault.of(Fault.Kind.OVER_BUDGET, "more than 2 GiB of computed text in one batch");
        }
        MemorySegment offsets = allocate((values.length + 1L) * 4, memory, leases);
        MemorySegment data = allocate(size, memory, leases);
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Bytes(byte[] array)) {
                MemorySegment.copy(array, 0, data, ValueLayout.JAVA_BYTE, at, array.length);
                at += array.length;
            }
            offsets.set(Layouts.INT, (i + 1L) * 4, at);
        }
        return new VarBytesColumn(type, values.length, validity, false, offsets, data);
    }

    private static Column fixed(Type type, int width, @Nullable Object[] values, Bits validity, HeldMemory memory,
            List<Lease> leases) {
        MemorySegment data = allocate((long) values.length * width, memory, leases);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                put(type.storageType(), value, data, (long) i * width);
            }
        }
        return new FixedColumn(type, values.length, validity, width, data);
    }

    private static void put(Type type, Object value, MemorySegment data, long at) {
        switch (value) {
            case Double real when type instanceof Type.FloatingPoint(int bits) && bits == 32 ->
                data.set(Layouts.FLOAT, at, real.floatValue());
            case Double real -> data.set(Layouts.DOUBLE, at, real);
            case Long days when type instanceof Type.Date -> data.set(Layouts.INT, at, Math.toIntExact(days));
            case Long nanos when type instanceof Type.Time time -> {
                long units = nanos / (1_000_000_000 / time.unit().perSecond);
                if (time.bits() == 32) {
                    data.set(Layouts.INT, at, (int) units);
                } else {
                    data.set(Layouts.LONG, at, units);
                }
            }
            case Long whole -> data.set(Layouts.LONG, at, whole);
            case BigDecimal number when type instanceof Type.Decimal decimal -> decimal(number, decimal, data, at);
            case Moment(long second, int nano) when type instanceof Type.Timestamp stamp ->
                data.set(Layouts.LONG, at, Math.addExact(Math.multiplyExact(second, stamp.unit().perSecond),
                        nano / (1_000_000_000 / stamp.unit().perSecond)));
            case Span(long months, long days, long seconds, int nanos) -> {
                data.set(Layouts.INT, at, Math.toIntExact(months));
                data.set(Layouts.INT, at + 4, Math.toIntExact(days));
                data.set(Layouts.LONG, at + 8,
                        Math.addExact(Math.multiplyExact(seconds, 1_000_000_000L), (long) nanos));
            }
            case Bytes(byte[] array) ->
                MemorySegment.copy(array, 0, data, ValueLayout.JAVA_BYTE, at, array.length);
            default -> throw new IllegalStateException(value.getClass() + " in a column of " + type);
        }
    }

    private static void decimal(BigDecimal number, Type.Decimal type, MemorySegment data, long at) {
        BigDecimal scaled = number.setScale(type.scale(), java.math.RoundingMode.HALF_UP);
        if (scaled.precision() > type.precision()) {
            throw Fault.unsupported(null, "a number of more than " + type.precision() + " digits in a computed column")
                    .advise("cast it to DOUBLE");
        }
        byte[] bytes = scaled.unscaledValue().toByteArray();
        for (int i = 0; i < 16; i++) {
            data.set(Layouts.BYTE, at + i, i < bytes.length ? bytes[bytes.length - 1 - i] : (byte) (bytes[0] >> 7));
        }
    }
}
