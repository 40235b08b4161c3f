package dev.colonnade.bench;

import java.util.Arrays;
import java.util.Locale;

/** Some durations in nanoseconds, and what they come to. */
record Percentiles(long[] nanos) {
    Percentiles {
        nanos = nanos.clone();
        Arrays.sort(nanos);
    }

    /** @param share from 0 to 1 */
    double millis(double share) {
        return nanos[(int) Math.min(nanos.length - 1, Math.round(share * (nanos.length - 1)))] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "p50 %.3f ms, p95 %.3f ms, p99 %.3f ms, worst %.3f ms", millis(0.5),
                millis(0.95), millis(0.99), millis(1));
    }
}
