package dev.colonnade.codec;

import dev.colonnade.memory.Budget;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import io.airlift.compress.v3.snappy.SnappyJavaDecompressor;
import io.airlift.compress.v3.snappy.SnappyNativeDecompressor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** Which Snappy decoder is the fastest on pages as they come: the ground on which {@link Snappy} chooses. Arguments: files of one raw page each. */
public final class SnappyDecoders {
    private interface Decoder {
        void decode(MemorySegment in, MemorySegment out) throws Exception;
    }

    private SnappyDecoders() {
    }

    public static void main(String[] arguments) throws Exception {
        for (String file : arguments) {
            byte[] packed = Files.readAllBytes(Path.of(file));
            measure(file, org.xerial.snappy.Snappy.uncompress(packed), packed);
        }
        measure("int64 of 42 bits", longs());
        measure("doubles", doubles());
        measure("text", text());
    }

    private static byte[] longs() {
        Random random = new Random(1);
        ByteBuffer page = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        while (page.hasRemaining()) {
            page.putLong(random.nextLong(1L << 42));
        }
        return page.array();
    }

    private static byte[] doubles() {
        Random random = new Random(2);
        ByteBuffer page = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        while (page.hasRemaining()) {
            page.putDouble(random.nextInt(1_000_000) / 100.0);
        }
        return page.array();
    }

    private static byte[] text() {
        Random random = new Random(3);
        StringBuilder page = new StringBuilder();
        for (int i = 0; page.length() < 1 << 20; i++) {
            page.append("\034\0\0\0order ").append(i).append(" of ").append(random.nextInt(100_000_000));
        }
        return page.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void measure(String what, byte[] plain) throws Exception {
        measure(what, plain, org.xerial.snappy.Snappy.compress(plain));
    }

    private static void measure(String what, byte[] plain, byte[] packed) throws Exception {
        HeldMemory memory = new HeldMemory(new Budget(64 << 20));
        try (HeldBuffer in = memory.allocate(packed.length); HeldBuffer out = memory.allocate(plain.length)) {
            MemorySegment.copy(packed, 0, in.bytes(), ValueLayout.JAVA_BYTE, 0, packed.length);
            SnappyNativeDecompressor airNative = new SnappyNativeDecompressor();
            SnappyJavaDecompressor airJava = new SnappyJavaDecompressor();
            run(what, "ours", in, out, plain, SnappyDecoder::decompress);
            run(what, "snappy-java", in, out, plain, (from, to) -> org.xerial.snappy.Snappy
                    .rawUncompress(from.address(), from.byteSize(), to.address()));
            run(what, "aircompressor native", in, out, plain, airNative::decompress);
            run(what, "aircompressor java", in, out, plain, airJava::decompress);
        }
    }

    private static void run(String what, String name, HeldBuffer in, HeldBuffer out, byte[] plain, Decoder decoder)
            throws Exception {
        out.bytes().fill((byte) 0);
        decoder.decode(in.bytes(), out.bytes());
        if (out.bytes().mismatch(MemorySegment.ofArray(plain)) >= 0) {
            throw new IllegalStateException(name + " is wrong");
        }
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 300; round++) {
            long start = System.nanoTime();
            decoder.decode(in.bytes(), out.bytes());
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.println(String.format(Locale.ROOT, "%-18s %-22s %6.2f GB/s  (packed to %.0f %%)", what, name,
                (double) plain.length / best, 100.0 * in.size() / plain.length));
    }
}
