package dev.colonnade.scan.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.column.Bits;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;

/** Ranges tested on stored values, beside the keys that those have. */
class RangeLoopTest {
    private static final List<Type> TYPES = List.of(new Type.Int(64, true), new Type.Int(64, false),
            new Type.Int(32, true), new Type.Int(32, false), new Type.Int(16, true), new Type.Int(16, false),
            new Type.Int(8, true), new Type.Int(8, false), new Type.FloatingPoint(64), new Type.FloatingPoint(32),
            new Type.Date(false), new Type.Decimal(64, 12, 2), new Type.Decimal(128, 30, 2));

    private final Random random = new Random(7);

    private static int width(Type type) {
        return switch (type) {
            case Type.Int(int bits, boolean signed) -> bits / 8;
            case Type.FloatingPoint(int bits) -> bits / 8;
            case Type.Decimal decimal -> decimal.bits() / 8;
            default -> 4;
        };
    }

    /** Mostly values at which something changes. */
    private long bits(Type type) {
        double[] reals = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE,
                -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 1, -1};
        if (type instanceof Type.FloatingPoint(int bits) && random.nextInt(4) > 0) {
            double value = reals[random.nextInt(reals.length)];
            boolean negative = random.nextBoolean() && Double.isNaN(value);
            return bits == 64
                    ? Double.doubleToRawLongBits(value) | (negative ? Long.MIN_VALUE : 0)
                    : Float.floatToRawIntBits((float) value) | (negative ? Integer.MIN_VALUE : 0);
        }
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(5) - 2L;
            case 1 -> Long.MIN_VALUE + random.nextInt(2);
            case 2 -> Long.MAX_VALUE - random.nextInt(2);
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    private FixedColumn column(Type type, int rows) {
        int width = width(type);
        MemorySegment data = MemorySegment.ofArray(new byte[rows * width + 16]);
        for (int row = 0; row < rows; row++) {
            long value = bits(type);
            for (int b = 0; b < width; b++) {
                data.set(Layouts.BYTE, (long) row * width + b, (byte) (b < 8 ? value >> b * 8 : value >> 63));
            }
        }
        return new FixedColumn(type, rows, Bits.ALL, width, data.asSlice(0, (long) rows * width));
    }

    @org.junit.jupiter.api.Test
    void whatIsInsideIsWhatHasItsKeyInside() {
        int narrowed = 0;
        for (int round = 0; round < 4_000; round++) {
            Type type = TYPES.get(round % TYPES.size());
            Keys keys = java.util.Objects.requireNonNull(Keys.of(type));
            int from = random.nextInt(70);
            int count = 1 + random.nextInt(200);
            FixedColumn column = column(type, from + count);
            long[] expected = new long[Test.MORSEL];
            assertThat(keys.load(column, from, count, expected, new int[Test.MORSEL])).isTrue();
            long a = pick(expected, count);
            long b = pick(expected, count);
            KeyRange range = new KeyRange(Math.min(a, b), Math.max(a, b));
            boolean negated = random.nextBoolean();
            long[] rows = new long[Test.WORDS];
            Masks.fill(rows, count);
            assertThat(RangeLoop.of(keys, range).narrow(column, from, count, negated, rows)).isTrue();
            for (int i = 0; i < count; i++) {
                boolean inside = (rows[i >> 6] >>> i & 1) != 0;
                assertThat(inside).as("%s, key %d in %s, negated %s", type, expected[i], range, negated)
                        .isEqualTo(range.contains(expected[i]) != negated);
                narrowed += inside ? 0 : 1;
            }
            assertThat(Masks.count(rows)).as("no bits behind the last").isLessThanOrEqualTo(count);
        }
        assertThat(narrowed).isGreaterThan(10_000);
    }

    private long pick(long[] keys, int count) {
        return switch (random.nextInt(8)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            case 2 -> random.nextInt(5) - 3L;
            case 3 -> Keys.NAN - random.nextInt(2);
            default -> keys[random.nextInt(count)] + random.nextInt(3) - 1;
        };
    }
}
