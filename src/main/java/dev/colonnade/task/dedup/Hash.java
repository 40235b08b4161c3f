package dev.colonnade.task.dedup;

import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;

/**
 * 128 bits of a value, as two lanes of 64 that know nothing of each other: sixteen bytes at a time are multiplied to 128
 * bits and folded, as in wyhash (Wang Yi) and in the long form of XXH3. Seeded: whoever does not know the seed cannot
 * make values that agree. One thread at a time; the last value's bits are in {@link #low} and {@link #high}.
 */
final class Hash {
    private static final long P1 = 0xA076_1D64_78BD_642FL;
    private static final long P2 = 0xE703_7ED1_A0B4_28DBL;
    private static final long P3 = 0x8EBC_6AF0_9C88_C6E3L;
    private static final long P4 = 0x5899_65CC_7537_4CC3L;
    private static final long M1 = 0xFF51_AFD7_ED55_8CCDL;
    private static final long M2 = 0xC4CE_B9FE_1A85_EC53L;

    long low;
    long high;
    private final long s1;
    private final long s2;
    private final long s3;
    private final long s4;

    Hash(long seed) {
        this.s1 = mix(seed ^ P1);
        this.s2 = mix(seed ^ P2);
        this.s3 = mix(seed ^ P3);
        this.s4 = mix(seed ^ P4);
    }

    /** A bijection that spreads every bit over all (the finalizer of MurmurHash3). */
    static long mix(long x) {
        long z = (x ^ x >>> 33) * M1;
        z = (z ^ z >>> 33) * M2;
        return z ^ z >>> 33;
    }

    /** What partitions and tables go by: both words of a key in one. */
    static long spread(long k0, long k1) {
        long z = (k0 ^ Long.rotateLeft(k1 * P1, 31)) * M1;
        z = (z ^ z >>> 32) * M2;
        return z ^ z >>> 29;
    }

    private static long fold(long a, long b) {
        return Math.unsignedMultiplyHigh(a, b) ^ a * b;
    }

    /** Of two words. */
    void words(long a, long b) {
        low = mix(mix(a + s1) + b);
        high = mix(mix(b ^ s2) ^ Long.rotateLeft(a, 17) + s3);
    }

    /** Of bytes: from {@code from} on, {@code length} of them. */
    void bytes(MemorySegment data, long from, long length) {
        long a = s1 ^ length;
        long b = s3 + length;
        long at = from;
        long left = length;
        while (left > 16) {
            long x = data.get(Layouts.LONG, at);
            long y = data.get(Layouts.LONG, at + 8);
            a = fold(x ^ s2, y ^ a);
            b = fold(y ^ s4, x ^ b);
            at += 16;
            left -= 16;
        }
        long x;
        long y;
        if (left >= 8) {
            x = data.get(Layouts.LONG, at);
            y = data.get(Layouts.LONG, at + left - 8);
        } else if (left >= 4) {
            x = Integer.toUnsignedLong(data.get(Layouts.INT, at));
            y = Integer.toUnsignedLong(data.get(Layouts.INT, at + left - 4));
        } else if (left > 0) {
            x = data.get(Layouts.BYTE, at) & 0xFFL | (data.get(Layouts.BYTE, at + (left >> 1)) & 0xFFL) << 8
                    | (data.get(Layouts.BYTE, at + left - 1) & 0xFFL) << 16;
            y = 0;
        } else {
            x = 0;
            y = 0;
        }
        a = fold(x ^ s2, y ^ a);
        b = fold(y ^ s4, x ^ b);
        low = mix(a ^ s3);
        high = mix(b ^ s1);
    }
}
