package dev.colonnade.task.generate;

/**
 * Random numbers by place: the same seed, column and row always give the same number. The mixing is that of SplitMix64
 * (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
 */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private final long base;

    Dice(long seed, int column) {
        this.base = mix(seed + GOLDEN * (column + 1L));
    }

    /** 64 random bits. */
    long at(long row) {
        return mix(base + row * GOLDEN);
    }

    /** From {@code bits}, a number in {@code [0, bound)}, nearly even. */
    static int below(long bits, int bound) {
        return (int) ((bits >>> 32) * bound >>> 32);
    }

    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }
}
