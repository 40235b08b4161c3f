package dev.colonnade.format.parquet.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xerial.snappy.Snappy;

/** Data that snappy-java compressed: what is taken comes out as it was, and what is broken is left to the codec. */
class SnappyLiteralsTest {
    private final Random random = new Random(3);

    /** Noise, with some of it said again. */
    private byte[] noise(int size, int repeats) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        for (int i = 0; i < repeats && size > 40; i++) {
            int length = 4 + random.nextInt(30);
            System.arraycopy(bytes, random.nextInt(size - length), bytes, random.nextInt(size - length), length);
        }
        return bytes;
    }

    @Test
    void whatIsTakenComesOutAsItWas() throws IOException {
        int taken = 0;
        int left = 0;
        for (int round = 0; round < 300; round++) {
            byte[] plain = round % 7 == 0
                    ? "again and again ".repeat(1 + random.nextInt(2_000))
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII)
                    : noise(random.nextInt(200_000), random.nextInt(60));
            byte[] packed = Snappy.compress(plain);
            byte[] out = new byte[plain.length];
            if (SnappyLiterals.decompress(MemorySegment.ofArray(packed), MemorySegment.ofArray(out))) {
                assertThat(out).isEqualTo(plain);
                taken++;
            } else {
                left++;
            }
        }
        assertThat(taken).isGreaterThan(100);
        assertThat(left).as("short elements are for native code").isGreaterThan(20);
    }

    /** Nothing is written past the end, nothing read past it, and no length is believed. */
    @Test
    void whatIsCutOrHasAnotherLengthIsNotTaken() throws IOException {
        byte[] plain = noise(100_000, 5);
        byte[] packed = Snappy.compress(plain);
        for (int cut = 0; cut < packed.length; cut += 1 + random.nextInt(5_000)) {
            assertThat(SnappyLiterals.decompress(MemorySegment.ofArray(Arrays.copyOf(packed, cut)),
                    MemorySegment.ofArray(new byte[plain.length]))).isFalse();
        }
        for (int size : new int[]{0, 1, plain.length - 1, plain.length + 1}) {
            assertThat(SnappyLiterals.decompress(MemorySegment.ofArray(packed), MemorySegment.ofArray(new byte[size])))
                    .isFalse();
        }
        for (int round = 0; round < 2_000; round++) {
            byte[] broken = packed.clone();
            broken[random.nextInt(Math.min(broken.length, 40))] = (byte) random.nextInt();
            byte[] out = new byte[plain.length];
            // Taken or not, it ends, within its bounds.
            SnappyLiterals.decompress(MemorySegment.ofArray(broken), MemorySegment.ofArray(out));
        }
    }
}
