package dev.colonnade.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.colonnade.base.Fault;
import dev.colonnade.memory.Budget;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import io.airlift.compress.v3.lz4.Lz4JavaCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Every codec against other people's compressors, and against damage of every kind. */
class CodecTest {
    private final HeldMemory memory = new HeldMemory(new Budget(256 << 20));

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] snappy(byte[] plain) {
        try {
            return org.xerial.snappy.Snappy.compress(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] lz4(byte[] plain) {
        Lz4JavaCompressor compressor = new Lz4JavaCompressor();
        byte[] out = new byte[compressor.maxCompressedLength(plain.length)];
        return Arrays.copyOf(out, compressor.compress(plain, 0, plain.length, out, 0, out.length));
    }

    private static byte[] hadoop(byte[] plain) {
        int half = plain.length / 2;
        byte[] one = lz4(Arrays.copyOf(plain, half));
        byte[] two = lz4(Arrays.copyOfRange(plain, half, plain.length));
        return ByteBuffer.allocate(16 + one.length + two.length).putInt(half).putInt(one.length).put(one)
                .putInt(plain.length - half).putInt(two.length).put(two).array();
    }

    private static byte[] lz4Frame(byte[] plain) {
        var compressor = io.airlift.compress.v3.lz4.Lz4FrameCompressor.create();
        byte[] out = new byte[compressor.maxCompressedLength(plain.length)];
        return Arrays.copyOf(out, compressor.compress(plain, 0, plain.length, out, 0, out.length));
    }

    private static byte[] join(byte[] one, byte[] two) {
        byte[] all = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, all, one.length, two.length);
        return all;
    }

    private byte[] decompress(Codec codec, byte[] packed, int size) {
        try (HeldBuffer in = memory.allocate(packed.length); HeldBuffer out = memory.allocate(size)) {
            MemorySegment.copy(packed, 0, in.bytes(), ValueLayout.JAVA_BYTE, 0, packed.length);
            codec.decompress(in, packed.length, out, size);
            return out.bytes().toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /** Data of every texture: noise, text-like repeats, runs of short periods, nothing at all. */
    private static byte[][] samples() {
        Random random = new Random(7);
        byte[][] samples = new byte[60][];
        for (int i = 0; i < samples.length; i++) {
            byte[] sample = new byte[i < 8 ? i : random.nextInt(200_000)];
            int alphabet = 1 + random.nextInt(1 << random.nextInt(1, 9));
            for (int at = 0; at < sample.length;) {
                int run = Math.min(sample.length - at, 1 + random.nextInt(300));
                int period = random.nextInt(40);
                for (int k = 0; k < run; k++, at++) {
                    sample[at] = period > 0 && at >= period ? sample[at - period] : (byte) random.nextInt(alphabet);
                }
            }
            samples[i] = sample;
        }
        return samples;
    }

    private void roundTrips(Codec codec, UnaryOperator<byte[]> compressor) {
        for (byte[] sample : samples()) {
            assertThat(decompress(codec, compressor.apply(sample), sample.length)).isEqualTo(sample);
        }
    }

    /** Cut, changed and padded input, and wrong sizes, give a fault or (a changed byte may) other bytes; nothing else. */
    private void survivesDamage(Codec codec, UnaryOperator<byte[]> compressor) {
        byte[] plain = samples()[20];
        byte[] packed = compressor.apply(plain);
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            byte[] bad = packed.clone();
            if (i % 2 == 0) {
                bad = Arrays.copyOf(bad, random.nextInt(bad.length));
            } else {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            byte[] input = bad;
            try {
                assertThat(decompress(codec, input, plain.length)).hasSize(plain.length);
            } catch (Fault e) {
                assertThat(e.kind()).isIn(Fault.Kind.DAMAGED, Fault.Kind.UNSUPPORTED);
            }
        }
        for (int size : new int[]{0, plain.length - 1, plain.length + 1, plain.length * 2}) {
            assertThatThrownBy(() -> decompress(codec, packed, size)).isInstanceOf(Fault.class);
        }
        assertThatThrownBy(() -> decompress(codec, join(packed, new byte[]{1, 2, 3}), plain.length))
                .isInstanceOf(Fault.class);
    }

    @Test
    void snappy() {
        roundTrips(Codec.SNAPPY, CodecTest::snappy);
        survivesDamage(Codec.SNAPPY, CodecTest::snappy);
    }

    @Test
    void ourOwnSnappyDecoderAgrees() {
        for (byte[] sample : samples()) {
            MemorySegment out = MemorySegment.ofArray(new byte[sample.length]);
            SnappyDecoder.decompress(MemorySegment.ofArray(snappy(sample)), out);
            assertThat(out.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(sample);
        }
        byte[] packed = snappy(samples()[20]);
        for (int cut = 0; cut < packed.length; cut += 97) {
            MemorySegment in = MemorySegment.ofArray(Arrays.copyOf(packed, cut));
            MemorySegment out = MemorySegment.ofArray(new byte[samples()[20].length]);
            assertThatThrownBy(() -> SnappyDecoder.decompress(in, out)).isInstanceOf(Fault.class);
        }
    }

    @Test
    void gzipWithAnyNumberOfMembers() {
        roundTrips(Codec.GZIP, CodecTest::gzip);
        roundTrips(Codec.GZIP, plain -> join(gzip(Arrays.copyOf(plain, plain.length / 3)),
                gzip(Arrays.copyOfRange(plain, plain.length / 3, plain.length))));
        survivesDamage(Codec.GZIP, CodecTest::gzip);
    }

    @Test
    void zstandardWithAnyNumberOfFrames() {
        roundTrips(Codec.ZSTD, Zstd::compress);
        roundTrips(Codec.ZSTD, plain -> join(Zstd.compress(Arrays.copyOf(plain, plain.length / 3)),
                Zstd.compress(Arrays.copyOfRange(plain, plain.length / 3, plain.length))));
        survivesDamage(Codec.ZSTD, Zstd::compress);
    }

    @Test
    void lz4Blocks() {
        roundTrips(Codec.LZ4_RAW, CodecTest::lz4);
        survivesDamage(Codec.LZ4_RAW, CodecTest::lz4);
    }

    @Test
    void parquetsLz4IsOneOfThreeThings() {
        roundTrips(Codec.LZ4_HADOOP, CodecTest::hadoop);
        roundTrips(Codec.LZ4_HADOOP, CodecTest::lz4);
        roundTrips(Codec.LZ4_HADOOP, CodecTest::lz4Frame);
        survivesDamage(Codec.LZ4_HADOOP, CodecTest::hadoop);
    }

    @Test
    void lz4Frames() {
        roundTrips(Codec.LZ4_FRAME, CodecTest::lz4Frame);
        roundTrips(Codec.LZ4_FRAME, plain -> join(lz4Frame(plain), new byte[]{0x50, 0x2A, 0x4D, 0x18, 1, 0, 0, 0, 9}));
        survivesDamage(Codec.LZ4_FRAME, CodecTest::lz4Frame);
    }

    @Test
    void linkedLz4BlocksReachBackIntoEarlierOnes() {
        // Two linked blocks, by hand: "abcdefgh" stored, then a match of 8 at distance 8 and the literal "!".
        byte[] frame = {0x04, 0x22, 0x4D, 0x18, 0x40, 0x40, 0, 8, 0, 0, (byte) 0x80, 'a', 'b', 'c', 'd', 'e', 'f', 'g',
                'h', 5, 0, 0, 0, 0x04, 8, 0, 0x10, '!', 0, 0, 0, 0};
        assertThat(new String(decompress(Codec.LZ4_FRAME, frame, 17), java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("abcdefghabcdefgh!");
    }

    @Test
    void brotli() {
        byte[] stored = {0x0b, 0x02, (byte) 0x80, 'h', 'e', 'l', 'l', 'o', 3};
        assertThat(new String(decompress(Codec.BROTLI, stored, 5), java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("hello");
        assertThatThrownBy(() -> decompress(Codec.BROTLI, stored, 4)).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> decompress(Codec.BROTLI, stored, 6)).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> decompress(Codec.BROTLI, Arrays.copyOf(stored, 6), 5)).isInstanceOf(Fault.class);
    }
}
