package dev.colonnade.task.sort;

/**
 * Sorts records of words in an array, by all their words without signs, the first one first: least significant digit
 * first within a word, and those that agree in it by the next.
 */
final class RunSort {
    private static final int INSERTION = 40;
    private static final int DIGITS = 8;
    private static final int RADIX = 256;

    private final int words;
    private final int[] counts = new int[DIGITS * RADIX];

    RunSort(int words) {
        this.words = words;
    }

    /**
     * @param records as many words as {@code count} records have; sorted in place
     * @param scratch as long
     */
    void sort(long[] records, long[] scratch, int count) {
        sort(records, scratch, 0, count, 0);
    }

    private void sort(long[] a, long[] scratch, int from, int to, int word) {
        if (to - from <= INSERTION) {
            insertion(a, from, to, word);
            return;
        }
        if (isSorted(a, from, to, word)) {
            return;
        }
        radix(a, scratch, from, to, word);
        if (word + 1 == words) {
            return;
        }
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || a[i * words + word] != a[start * words + word]) {
                if (i - start > 1) {
                    sort(a, scratch, start, i, word + 1);
                }
                start = i;
            }
        }
    }

    private boolean isSorted(long[] a, int from, int to, int word) {
        for (int i = from + 1; i < to; i++) {
            if (compare(a, i - 1, i, word) > 0) {
                return false;
            }
        }
        return true;
    }

    private int compare(long[] a, int i, int j, int word) {
        for (int w = word; w < words; w++) {
            int order = Long.compareUnsigned(a[i * words + w], a[j * words + w]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private void insertion(long[] a, int from, int to, int word) {
        for (int i = from + 1; i < to; i++) {
            for (int j = i; j > from && compare(a, j - 1, j, word) > 0; j--) {
                for (int w = 0; w < words; w++) {
                    long swapped = a[j * words + w];
                    a[j * words + w] = a[(j - 1) * words + w];
                    a[(j - 1) * words + w] = swapped;
                }
            }
        }
    }

    private void radix(long[] a, long[] scratch, int from, int to, int word) {
        java.util.Arrays.fill(counts, 0);
        for (int i = from; i < to; i++) {
            long value = a[i * words + word];
            for (int digit = 0; digit < DIGITS; digit++) {
                counts[digit * RADIX + (int) (value >>> digit * 8 & 0xFF)]++;
            }
        }
        long[] source = a;
        long[] target = scratch;
        for (int digit = 0; digit < DIGITS; digit++) {
            int base = digit * RADIX;
            if (counts[base + (int) (source[from * words + word] >>> digit * 8 & 0xFF)] == to - from) {
                continue;
            }
            int at = from;
            for (int bucket = base; bucket < base + RADIX; bucket++) {
                int count = counts[bucket];
                counts[bucket] = at;
                at += count;
            }
            scatter(source, target, from, to, word, digit);
            long[] swapped = source;
            source = target;
            target = swapped;
        }
        if (source != a) {
            System.arraycopy(source, from * words, a, from * words, (to - from) * words);
        }
    }

    private void scatter(long[] source, long[] target, int from, int to, int word, int digit) {
        int base = digit * RADIX;
        int shift = digit * 8;
        if (words == 2) {
            for (int i = from * 2; i < to * 2; i += 2) {
                int at = counts[base + (int) (source[i + word] >>> shift & 0xFF)]++ * 2;
                target[at] = source[i];
                target[at + 1] = source[i + 1];
            }
            return;
        }
        for (int i = from * words; i < to * words; i += words) {
            int at = counts[base + (int) (source[i + word] >>> shift & 0xFF)]++ * words;
            for (int w = 0; w < words; w++) {
                target[at + w] = source[i + w];
            }
        }
    }
}
