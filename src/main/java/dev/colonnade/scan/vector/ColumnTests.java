package dev.colonnade.scan.vector;

import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.FixedListColumn;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.NullColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.StructColumn;
import dev.colonnade.column.UnionColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tests that any layout can be asked. */
final class ColumnTests {
    private ColumnTests() {
    }

    /** Rows that are NULL, or are not. */
    record IsNull(int column, boolean wanted) implements Test {
        @Override
        public void narrow(Columns columns, int from, int count, long[] rows) {
            Column values = columns.column(column);
            Bits validity = validity(values);
            if (validity != null) {
                Words.and(validity, !wanted, from, count, rows);
                return;
            }
            for (int w = 0; w < Words.of(count); w++) {
                for (long left = rows[w]; left != 0; left &= left - 1) {
                    int row = from + (w << 6) + Long.numberOfTrailingZeros(left);
                    if (values.isNull(row) != wanted) {
                        rows[w] &= ~(left & -left);
                    }
                }
            }
        }

        private static @Nullable Bits validity(Column column) {
            return switch (column) {
                case BoolColumn c -> c.validity();
                case FixedColumn c -> c.validity();
                case BytesColumn c -> c.validity();
                case ListColumn c -> c.validity();
                case FixedListColumn c -> c.validity();
                case StructColumn c -> c.validity();
                case NullColumn c -> null;
                case UnionColumn c -> null;
                case RunEndColumn c -> null;
                case DictionaryColumn c -> null;
            };
        }
    }

    /** Rows of a column of truth values that have this one. */
    record Is(int column, boolean wanted, Test other) implements Test {
        @Override
        public void narrow(Columns columns, int from, int count, long[] rows) {
            if (columns.column(column) instanceof BoolColumn values) {
                Words.and(values.validity(), true, from, count, rows);
                Words.and(values.values(), wanted, from, count, rows);
            } else {
                other.narrow(columns, from, count, rows);
            }
        }
    }

    /**
     * A test of one column alone, asked once for each value of its dictionary, or of its runs, where the column has any.
     */
    static final class Encoded implements Test {
        private final int column;
        private final Test plain;
        private final Test other;
        private @Nullable Column known;
        private long[] answers = {};
        private final long[] index = new long[MORSEL];
        private final int[] narrow = new int[MORSEL];
        private final long[] valid = new long[WORDS];
        private boolean nullPasses;

        /** @param other for rows of columns whose dictionary is longer than they are */
        Encoded(int column, Test plain, Test other) {
            this.column = column;
            this.plain = plain;
            this.other = other;
        }

        @Override
        public void narrow(Columns columns, int from, int count, long[] rows) {
            switch (columns.column(column)) {
                case DictionaryColumn c -> {
                    if (isAnswered(columns, c.dictionary(), c.length())) {
                        byIndex(c, from, count, rows);
                    } else {
                        other.narrow(columns, from, count, rows);
                    }
                }
                case RunEndColumn c -> {
                    if (isAnswered(columns, c.values(), c.length())) {
                        byRun(c, from, count, rows);
                    } else {
                        other.narrow(columns, from, count, rows);
                    }
                }
                case Column c -> plain.narrow(columns, from, count, rows);
            }
        }

        private boolean isAnswered(Columns columns, Column values, int rows) {
            if (known == values) {
                return true;
            }
            if (values.length() > Math.max(rows, MORSEL)) {
                return false;
            }
            long[] all = new long[Words.of(values.length()) + 1];
            Columns inside = columns.with(column, values);
            long[] some = new long[WORDS];
            for (int from = 0; from < values.length(); from += MORSEL) {
                int count = Math.min(MORSEL, values.length() - from);
                Masks.fill(some, count);
                narrow(inside, from, count, some);
                System.arraycopy(some, 0, all, from >> 6, Words.of(count));
            }
            long[] one = {1};
            plain(columns.with(column, new NullColumn(values.type(), 1)), one);
            nullPasses = one[0] != 0;
            answers = all;
            known = values;
            return true;
        }

        private void plain(Columns columns, long[] one) {
            long[] some = Arrays.copyOf(one, WORDS);
            other.narrow(columns, 0, 1, some);
            one[0] = some[0];
        }

        private boolean answer(int value) {
            return (answers[value >> 6] >>> value & 1) != 0;
        }

        private void byIndex(DictionaryColumn values, int from, int count, long[] rows) {
            FixedColumn indices = values.indices();
            Keys keys = Keys.of(indices.type());
            if (keys == null || !keys.load(indices, from, count, index, narrow)) {
                throw new IllegalStateException("a dictionary index of type " + indices.type());
            }
            // The keys of uint64 have their highest bit turned.
            long turn = keys.equals(new Keys.Whole(Long.SIZE, false, 0)) ? Long.MIN_VALUE : 0;
            long length = values.dictionary().length();
            System.arraycopy(rows, 0, valid, 0, Words.of(count));
            Words.and(indices.validity(), true, from, count, valid);
            for (int w = 0; w < Words.of(count); w++) {
                if (rows[w] == 0) {
                    continue;
                }
                int last = Math.min((w << 6) + Long.SIZE, count);
                long passed = 0;
                long inside = 0;
                for (int i = w << 6; i < last; i++) {
                    long value = index[i] ^ turn;
                    boolean there = value >= 0 && value < length;
                    int place = there ? (int) value : 0;
                    passed |= (answers[place >> 6] >>> place & 1) << i;
                    inside |= (there ? 1L : 0L) << i;
                }
                if ((valid[w] & ~inside) != 0) {
                    // Throws the fault that names it.
                    values.index(from + (w << 6) + Long.numberOfTrailingZeros(valid[w] & ~inside));
                }
                rows[w] = valid[w] & passed | (nullPasses ? rows[w] & ~valid[w] : 0);
            }
        }

        private void byRun(RunEndColumn values, int from, int count, long[] rows) {
            for (int w = 0; w < Words.of(count); w++) {
                for (long left = rows[w]; left != 0; left &= left - 1) {
                    int row = from + (w << 6) + Long.numberOfTrailingZeros(left);
                    if (!answer(values.run(row))) {
                        rows[w] &= ~(left & -left);
                    }
                }
            }
        }
    }
}
