package dev.colonnade.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Bits;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Type;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberTextTest {
    @Test
    void integersOfEveryWidthAndSign() {
        assertThat(Make.json(Make.longs(new Type.Int(64, true), Long.MIN_VALUE), 0)).isEqualTo("-9223372036854775808");
        assertThat(Make.json(Make.longs(new Type.Int(64, false), -1), 0)).isEqualTo("18446744073709551615");
        assertThat(Make.json(Make.ints(new Type.Int(32, false), -1), 0)).isEqualTo("4294967295");
        assertThat(Make.json(Make.fixed(new Type.Int(8, false), 1, (byte) -1), 0)).isEqualTo("255");
        assertThat(Make.json(Make.fixed(new Type.Int(8, true), 1, (byte) -128), 0)).isEqualTo("-128");
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(Make.json(Make.longs(new Type.Int(64, true), value), 0)).isEqualTo(Long.toString(value));
        }
    }

    @Test
    void doublesReadBackEqualAndAreLaidOutPlainly() {
        assertThat(of(0.1)).isEqualTo("0.1");
        assertThat(of(-0.0)).isEqualTo("-0.0");
        assertThat(of(12345678)).isEqualTo("12345678.0");
        assertThat(of(1.5e15)).isEqualTo("1500000000000000.0");
        assertThat(of(1e16)).isEqualTo("1e16");
        assertThat(of(-1.25e-4)).isEqualTo("-0.000125");
        assertThat(of(1.25e-5)).isEqualTo("1.25e-5");
        assertThat(of(Double.NaN)).isEqualTo("\"NaN\"");
        assertThat(of(Double.NEGATIVE_INFINITY)).isEqualTo("\"-Infinity\"");
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(of(value))).isEqualTo(value);
            }
            double small = random.nextInt(1_000_000_000) / 1e4 * (random.nextBoolean() ? 1 : -1);
            assertThat(Double.parseDouble(of(small))).isEqualTo(small);
        }
    }

    private static String of(double value) {
        return Make.json(Make.longs(new Type.FloatingPoint(64), Double.doubleToRawLongBits(value)), 0);
    }

    @Test
    void floatsHaveTheDigitsOfTheirOwnWidth() {
        assertThat(Make.json(Make.ints(new Type.FloatingPoint(32), Float.floatToRawIntBits(0.1f)), 0)).isEqualTo("0.1");
        assertThat(Make.csv(Make.ints(new Type.FloatingPoint(32), Float.floatToRawIntBits(Float.NaN)), 0))
                .isEqualTo("NaN");
    }

    @Test
    void everyHalfReadsBackEqual() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = Float.float16ToFloat((short) bits);
            String text = Make.json(Make.shorts(new Type.FloatingPoint(16), (short) bits), 0);
            if (Float.isFinite(value)) {
                assertThat(Float.floatToFloat16(Float.parseFloat(text))).isEqualTo((short) bits);
            } else {
                assertThat(text).isIn("\"NaN\"", "\"Infinity\"", "\"-Infinity\"");
            }
        }
        assertThat(Make.json(Make.shorts(new Type.FloatingPoint(16), Float.floatToFloat16(0.1f)), 0)).isEqualTo("0.1");
    }

    @Test
    void decimalsOfEveryWidthAndScale() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            int words = random.nextBoolean() ? 2 : 4;
            BigInteger unscaled = new BigInteger(random.nextInt(words * 64), random);
            unscaled = random.nextBoolean() ? unscaled : unscaled.negate();
            int scale = random.nextInt(90) - 10;
            long[] parts = new long[words];
            for (int w = 0; w < words; w++) {
                parts[w] = unscaled.shiftRight(w * 64).longValue();
            }
            FixedColumn column = Make.fixed(new Type.Decimal(words * 64, 76, scale), words * 8,
                    Make.littleEndian(parts));
            assertThat(Make.csv(column, 0)).isEqualTo(new BigDecimal(unscaled, scale).toPlainString());
        }
        assertThat(Make.json(Make.ints(new Type.Decimal(32, 9, 2), -5), 0)).isEqualTo("\"-0.05\"");
        assertThat(Make.json(Make.ints(new Type.Decimal(32, 9, -3), 12), 0)).isEqualTo("\"12000\"");
        assertThat(Make.json(Make.longs(new Type.Decimal(64, 18, 1), Long.MIN_VALUE), 0))
                .isEqualTo("\"-922337203685477580.8\"");
    }

    @Test
    void aScaleThatOnlyADamagedFileHasIsRefused() {
        FixedColumn column = Make.ints(new Type.Decimal(32, 9, Integer.MIN_VALUE), 1);
        assertThatThrownBy(() -> Make.json(column, 0)).isInstanceOf(Fault.class).hasMessageContaining("scale");
    }

    @Test
    void nullsAndSlices() {
        FixedColumn column = new FixedColumn(new Type.Int(32, true), 3, Make.validity(0b101), 4,
                MemorySegment.ofArray(new int[]{1, 2, 3}));
        assertThat(Make.json(column, 1)).isEqualTo("null");
        assertThat(Make.csv(column, 1)).isEmpty();
        assertThat(CellText.of(column, 1, 10)).isEmpty();
        assertThat(Make.json(column.slice(1, 2), 1)).isEqualTo("3");
        assertThat(Make.json(new FixedColumn(new Type.Duration(Type.Unit.MILLI), 1, Bits.ALL, 8,
                MemorySegment.ofArray(new long[]{-7})), 0)).isEqualTo("-7");
    }
}
