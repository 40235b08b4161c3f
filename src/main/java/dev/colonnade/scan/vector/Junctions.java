package dev.colonnade.scan.vector;

import java.util.List;

/** Tests made of tests. */
final class Junctions {
    private Junctions() {
    }

    /** Every row passes. */
    record Always() implements Test {
        @Override
        public void narrow(Columns columns, int from, int count, long[] rows) {
        }
    }

    record Never() implements Test {
        @Override
        public void narrow(Columns columns, int from, int count, long[] rows) {
            Words.clear(rows, count);
        }
    }

    /** Rows that pass all: each test is asked of what the ones before it left. */
    record All(List<Test> parts) implements Test {
        @Override
        public void narrow(Columns columns, int from, int count, long[] rows) {
            for (int i = 0; i < parts.size() && !Words.isEmpty(rows, count); i++) {
                parts.get(i).narrow(columns, from, count, rows);
            }
        }
    }

    /** Rows that pass one: each test is asked of what passed none before it. */
    static final class Any implements Test {
        private final List<Test> parts;
        private final long[] left = new long[WORDS];
        private final long[] passed = new long[WORDS];

        Any(List<Test> parts) {
            this.parts = parts;
        }

        @Override
        public void narrow(Columns columns, int from, int count, long[] rows) {
            int words = Words.of(count);
            System.arraycopy(rows, 0, left, 0, words);
            for (int i = 0; i < parts.size() && !Words.isEmpty(left, count); i++) {
                System.arraycopy(left, 0, passed, 0, words);
                parts.get(i).narrow(columns, from, count, passed);
                for (int w = 0; w < words; w++) {
                    left[w] &= ~passed[w];
                }
            }
            for (int w = 0; w < words; w++) {
                rows[w] &= ~left[w];
            }
        }
    }
}
