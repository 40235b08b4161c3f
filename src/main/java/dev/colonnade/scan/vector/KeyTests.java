package dev.colonnade.scan.vector;

import dev.colonnade.column.FixedColumn;
import dev.colonnade.scan.expression.Comparator;
import java.util.Arrays;

/** Tests of columns whose values have {@link Keys}. */
final class KeyTests {
    private KeyTests() {
    }

    /** Rows whose key lies in a range, or does not. */
    static final class InRange implements Test {
        final int column;
        final Keys keys;
        final KeyRange range;
        final boolean negated;
        private final Test other;
        private final RangeLoop loop;

        /** @param other for columns of another layout than the plain one */
        InRange(int column, Keys keys, KeyRange range, boolean negated, Test other) {
            this.column = column;
            this.keys = keys;
            this.range = range;
            this.negated = negated;
            this.other = other;
            this.loop = RangeLoop.of(keys, range.isEmpty() ? KeyRange.ALL : range);
        }

        Test other() {
            return other;
        }

        @Override
        public void narrow(Columns columns, int from, int count, long[] rows) {
            // No key lies in an empty range: all keys lie outside of none.
            if (columns.column(column) instanceof FixedColumn fixed
                    && loop.narrow(fixed, from, count, negated != range.isEmpty(), rows)) {
                Words.and(fixed.validity(), true, from, count, rows);
            } else {
                other.narrow(columns, from, count, rows);
            }
        }
    }

    /** Rows whose key is one of some, or none of them. */
    static final class InSet implements Test {
        private final int column;
        private final Keys keys;
        private final long[] sorted;
        private final boolean negated;
        private final Test other;
        private final long[] values = new long[MORSEL];
        private final int[] narrow = new int[MORSEL];

        InSet(int column, Keys keys, long[] sorted, boolean negated, Test other) {
            this.column = column;
            this.keys = keys;
            this.sorted = sorted;
            this.negated = negated;
            this.other = other;
        }

        @Override
        public void narrow(Columns columns, int from, int count, long[] rows) {
            if (!(columns.column(column) instanceof FixedColumn fixed)
                    || !keys.load(fixed, from, count, values, narrow)) {
                other.narrow(columns, from, count, rows);
                return;
            }
            Words.and(fixed.validity(), true, from, count, rows);
            for (int w = 0; w < Words.of(count); w++) {
                for (long left = rows[w]; left != 0; left &= left - 1) {
                    int i = (w << 6) + Long.numberOfTrailingZeros(left);
                    if (Arrays.binarySearch(sorted, values[i]) >= 0 == negated) {
                        rows[w] &= ~(left & -left);
                    }
                }
            }
        }
    }

    /** Rows in which two columns compare so. */
    static final class Pair implements Test {
        private final int left;
        private final int right;
        private final Keys leftKeys;
        private final Keys rightKeys;
        private final Comparator comparator;
        private final Test other;
        private final long[] a = new long[MORSEL];
        private final long[] b = new long[MORSEL];
        private final int[] narrow = new int[MORSEL];

        Pair(Comparator comparator, int left, Keys leftKeys, int right, Keys rightKeys, Test other) {
            this.comparator = comparator;
            this.left = left;
            this.leftKeys = leftKeys;
            this.right = right;
            this.rightKeys = rightKeys;
            this.other = other;
        }

        @Override
        public void narrow(Columns columns, int from, int count, long[] rows) {
            if (!(columns.column(left) instanceof FixedColumn first)
                    || !(columns.column(right) instanceof FixedColumn second)
                    || !leftKeys.load(first, from, count, a, narrow)
                    || !rightKeys.load(second, from, count, b, narrow)) {
                other.narrow(columns, from, count, rows);
                return;
            }
            Words.and(first.validity(), true, from, count, rows);
            Words.and(second.validity(), true, from, count, rows);
            for (int w = 0; w < Words.of(count); w++) {
                if (rows[w] != 0) {
                    rows[w] &= holds(w << 6, Math.min((w << 6) + Long.SIZE, count));
                }
            }
        }

        private long holds(int from, int to) {
            long less = 0;
            long equal = 0;
            for (int i = from; i < to; i++) {
                less |= (a[i] < b[i] ? 1L : 0L) << i;
                equal |= (a[i] == b[i] ? 1L : 0L) << i;
            }
            return switch (comparator) {
                case EQUAL -> equal;
                case NOT_EQUAL -> ~equal;
                case LESS -> less;
                case LESS_OR_EQUAL -> less | equal;
                case GREATER -> ~(less | equal);
                case GREATER_OR_EQUAL -> ~less;
            };
        }
    }
}
