package dev.colonnade.scan.vector;

import dev.colonnade.column.BytesColumn;
import dev.colonnade.scan.expression.Comparator;
import dev.colonnade.scan.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Tests of columns of text or bytes. */
final class TextTests {
    private TextTests() {
    }

    /** What all of them do: have the texts of surviving rows at hand, and look at one after another. */
    abstract static class OverTexts implements Test {
        /** Below one survivor in so many rows, texts are better fetched one by one. */
        private static final int SPARSE = 16;

        private final int column;
        private final boolean negated;
        private final Test other;
        final TextRun run = new TextRun();

        OverTexts(int column, boolean negated, Test other) {
            this.column = column;
            this.negated = negated;
            this.other = other;
        }

        @Override
        public final void narrow(Columns columns, int from, int count, long[] rows) {
            if (!(columns.column(column) instanceof BytesColumn texts)) {
                other.narrow(columns, from, count, rows);
                return;
            }
            Words.and(texts.validity(), true, from, count, rows);
            if (Words.count(rows, count) < count / SPARSE || !run.load(texts, from, count)) {
                oneByOne(texts, from, count, rows);
                return;
            }
            look(count, rows, negated);
        }

        private void oneByOne(BytesColumn texts, int from, int count, long[] rows) {
            for (int w = 0; w < Words.of(count); w++) {
                for (long left = rows[w]; left != 0; left &= left - 1) {
                    byte[] value = run.fetch(texts, from + (w << 6) + Long.numberOfTrailingZeros(left));
                    if (passes(value, 0, run.fetched) == negated) {
                        rows[w] &= ~(left & -left);
                    }
                }
            }
        }

        void look(int count, long[] rows, boolean negated) {
            for (int w = 0; w < Words.of(count); w++) {
                for (long left = rows[w]; left != 0; left &= left - 1) {
                    int i = (w << 6) + Long.numberOfTrailingZeros(left);
                    if (passes(run.bytes, run.starts[i], run.end(i)) == negated) {
                        rows[w] &= ~(left & -left);
                    }
                }
            }
        }

        abstract boolean passes(byte[] bytes, int from, int to);
    }

    static final class Compared extends OverTexts {
        private final Comparator comparator;
        private final byte[] constant;

        Compared(int column, Comparator comparator, byte[] constant, Test other) {
            super(column, false, other);
            this.comparator = comparator;
            this.constant = constant;
        }

        @Override
        boolean passes(byte[] bytes, int from, int to) {
            return switch (comparator) {
                case EQUAL -> Arrays.equals(bytes, from, to, constant, 0, constant.length);
                case NOT_EQUAL -> !Arrays.equals(bytes, from, to, constant, 0, constant.length);
                case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> comparator
                        .holds(Arrays.compareUnsigned(bytes, from, to, constant, 0, constant.length));
            };
        }
    }

    static final class OneOf extends OverTexts {
        private final Set<Bytes> options;

        OneOf(int column, Set<Bytes> options, boolean negated, Test other) {
            super(column, negated, other);
            this.options = options;
        }

        @Override
        boolean passes(byte[] bytes, int from, int to) {
            return options.contains(new Bytes(Arrays.copyOfRange(bytes, from, to)));
        }
    }

    static final class Matching extends OverTexts {
        private final TextPattern pattern;

        Matching(int column, TextPattern pattern, boolean negated, Test other) {
            super(column, negated, other);
            this.pattern = pattern;
        }

        @Override
        boolean passes(byte[] bytes, int from, int to) {
            return pattern.matches(bytes, from, to);
        }
    }

    /**
     * One piece anywhere in the text. All texts of the morsel are searched at once, as one string of single bytes:
     * {@link String#indexOf(String, int)} is the fastest search there is.
     */
    static final class Containing extends OverTexts {
        private final String piece;
        private final TextPattern pattern;
        private final long[] found = new long[WORDS];

        Containing(int column, byte[] piece, boolean negated, Test other) {
            super(column, negated, other);
            this.piece = new String(piece, StandardCharsets.ISO_8859_1);
            this.pattern = TextPattern.containing(piece);
        }

        @Override
        boolean passes(byte[] bytes, int from, int to) {
            return pattern.matches(bytes, from, to);
        }

        @Override
        void look(int count, long[] rows, boolean negated) {
            int[] starts = run.starts;
            String all = new String(run.bytes, 0, run.size(count), StandardCharsets.ISO_8859_1);
            Arrays.fill(found, 0, Words.of(count), 0);
            int row = 0;
            int at = all.indexOf(piece);
            while (at >= 0) {
                while (starts[row + 1] <= at) {
                    row++;
                }
                int next = at + 1;
                // A hit across a bound is of two rows, and so of none.
                if (at + piece.length() <= run.end(row)) {
                    found[row >> 6] |= 1L << row;
                    next = starts[row + 1];
                }
                at = all.indexOf(piece, next);
            }
            for (int w = 0; w < Words.of(count); w++) {
                rows[w] &= negated ? ~found[w] : found[w];
            }
        }
    }
}
