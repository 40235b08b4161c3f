package dev.colonnade.view;

import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Type;
import dev.colonnade.scan.value.CellValue;
import dev.colonnade.scan.value.Compare;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Adds up values: integers and decimals exactly, floating-point numbers with the error of each step carried along. */
final class Totals {
    private static final int TEXT = 64;

    private final boolean ordered;
    private final CellFormat format;
    private long nulls;
    private long numbers;
    /** Integers, until they no longer fit; then they go to {@link #exact}. */
    private long whole;
    private BigDecimal exact = BigDecimal.ZERO;
    private boolean real;
    private double sum;
    private double lost;
    private @Nullable Object min;
    private @Nullable Object max;
    private @Nullable String minText;
    private @Nullable String maxText;

    /** @param ordered whether the least and the greatest are told of values that are no numbers, and how those are written */
    Totals(boolean ordered, CellFormat format) {
        this.ordered = ordered;
        this.format = format;
    }

    void add(Column column, int count) {
        if (column instanceof FixedColumn fixed && column.type() instanceof Type.Int type
                && (type.signed() || type.bits() < 64)) {
            addIntegers(fixed, type.signed(), count);
            return;
        }
        boolean number = isNumber(column.type());
        if (!number && !ordered) {
            for (int row = 0; row < count; row++) {
                nulls += column.isNull(row) ? 1 : 0;
            }
            return;
        }
        for (int row = 0; row < count; row++) {
            Object value = column.isNull(row) ? null : CellValue.of(column, row);
            if (value == null) {
                nulls++;
            } else if (!number) {
                extremes(value, column, row);
            } else {
                addNumber(value, column, row);
            }
        }
    }

    private void addIntegers(FixedColumn column, boolean signed, int count) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        int leastRow = -1;
        int mostRow = -1;
        for (int row = 0; row < count; row++) {
            if (column.isNull(row)) {
                nulls++;
                continue;
            }
            long value = column.getInteger(row, signed);
            long next = whole + value;
            if (((whole ^ next) & (value ^ next)) < 0) {
                exact = exact.add(BigDecimal.valueOf(whole));
                next = value;
            }
            whole = next;
            numbers++;
            if (value < least || leastRow < 0) {
                least = value;
                leastRow = row;
            }
            if (value > most || mostRow < 0) {
                most = value;
                mostRow = row;
            }
        }
        if (leastRow >= 0) {
            extremes(least, column, leastRow);
            extremes(most, column, mostRow);
        }
    }

    /** Below encodings and extensions, but for the one whose numbers stand for true and false. */
    private static boolean isNumber(Type type) {
        return switch (type) {
            case Type.Int _,Type.FloatingPoint _,Type.Decimal _ -> true;
            case Type.Dictionary dictionary -> isNumber(dictionary.values());
            case Type.RunEndEncoded runs -> isNumber(runs.values().type());
            case Type.Extension extension ->
                !extension.name().equals("arrow.bool8") && isNumber(extension.storage());
            case Type.Null _,Type.Bool _,Type.Utf8 _,Type.Binary _,Type.FixedBinary _,Type.Date _,Type.Time _,Type.Timestamp _,Type.Duration _,Type.Interval _,Type.ListOf _,Type.FixedList _,Type.Struct _,Type.MapOf _,Type.Union _ ->
                false;
        };
    }

    private void addNumber(Object value, Column column, int row) {
        switch (value) {
            case Long number -> exact = exact.add(BigDecimal.valueOf(number));
            case BigDecimal number -> exact = exact.add(number);
            case Double number -> {
                addReal(number);
                if (Double.isNaN(number)) {
                    numbers++;
                    return;
                }
            }
            default -> throw new IllegalStateException(value.getClass() + " of " + column.type());
        }
        numbers++;
        extremes(value, column, row);
    }

    /** Neumaier's summation. */
    private void addReal(double value) {
        real = true;
        double next = sum + value;
        double error = Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        lost += Double.isFinite(next) ? error : 0;
        sum = next;
    }

    private void extremes(Object value, Column column, int row) {
        if (min == null || Compare.compare(value, min) < 0) {
            min = value;
            minText = ShownText.of(column, row, format, TEXT);
        }
        if (max == null || Compare.compare(value, max) > 0) {
            max = value;
            maxText = ShownText.of(column, row, format, TEXT);
        }
    }

    Summary summary(long rows, long cells) {
        BigDecimal total = exact.add(new BigDecimal(BigInteger.valueOf(whole)));
        Number all = numbers == 0 ? null : real ? (Number) (sum + lost + total.doubleValue()) : total;
        return new Summary(rows, cells, nulls, numbers, all, minText, maxText);
    }
}
