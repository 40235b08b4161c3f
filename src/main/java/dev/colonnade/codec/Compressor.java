package dev.colonnade.codec;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import dev.colonnade.base.Fault;
import dev.colonnade.memory.HeldBuffer;
import io.airlift.compress.v3.lz4.Lz4Compressor;
import io.airlift.compress.v3.lz4.Lz4JavaCompressor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Compresses with one codec at one level. Thread-safe; contexts of the native library, about a megabyte each, are kept
 * for as many threads as compressed at once, until it is closed.
 */
public final class Compressor implements AutoCloseable {
    /** The level of a codec that is asked for without one. */
    public static final int DEFAULT_LEVEL = Integer.MIN_VALUE;
    private static final int GZIP_LEVEL = 6;
    private static final int ZSTD_LEVEL = 3;

    private final Codec codec;
    private final int level;
    private final Queue<ZstdCompressCtx> contexts = new ConcurrentLinkedQueue<>();
    private final Queue<Lz4Compressor> blocks = new ConcurrentLinkedQueue<>();

    /**
     * @param level of gzip 0 to 9, of Zstandard -7 to 22, or {@link #DEFAULT_LEVEL}
     * @throws Fault of kind {@code USAGE} for a codec that we do not write, or a level it does not have
     */
    public Compressor(Codec codec, int level) {
        this.codec = codec;
        this.level = checked(codec, level);
    }

    private static int checked(Codec codec, int level) {
        int otherwise = switch (codec) {
            case UNCOMPRESSED, SNAPPY, LZ4_RAW, LZ4_FRAME -> 0;
            case GZIP -> GZIP_LEVEL;
            case ZSTD -> ZSTD_LEVEL;
            case LZ4_HADOOP, BROTLI ->
                throw Fault.of(Fault.Kind.USAGE, codec.title() + " is read but not written").advise("choose zstd");
        };
        if (level == DEFAULT_LEVEL) {
            return otherwise;
        }
        boolean known = switch (codec) {
            case GZIP -> level >= 0 && level <= 9;
            case ZSTD -> level >= -7 && level <= 22;
            default -> false;
        };
        if (!known) {
            throw Fault.of(Fault.Kind.USAGE, codec.title() + " has no level " + level)
                    .advise(codec == Codec.GZIP
                            ? "choose 0 to 9"
                            : codec == Codec.ZSTD ? "choose -7 to 22" : "name none");
        }
        return level;
    }

    public Codec codec() {
        return codec;
    }

    /** How many bytes may come out of {@code size}, at most. */
    public long bound(long size) {
        return switch (codec) {
            case UNCOMPRESSED -> size;
            case SNAPPY -> 32 + size + size / 6;
            case GZIP -> 64 + size + size / 1000;
            case ZSTD -> Zstd.compressBound(size);
            case LZ4_RAW -> lz4Bound(size);
            case LZ4_FRAME -> Lz4FrameWriter.bound(size);
            case LZ4_HADOOP, BROTLI -> throw new IllegalStateException(codec.title());
        };
    }

    static long lz4Bound(long size) {
        return size + size / 255 + 16;
    }

    /**
     * Compresses {@code [from, from + size)} of one buffer to {@code at} of another, which has room for the bound.
     *
     * @return how many bytes came out
     */
    public long compress(HeldBuffer in, long from, long size, HeldBuffer into, long at) {
        MemorySegment source = in.bytes().asSlice(from, size);
        MemorySegment target = into.bytes().asSlice(at, bound(size));
        if (size > Integer.MAX_VALUE - 1024) {
            throw Fault.unsupported(null, size + " bytes in one piece to compress");
        }
        return switch (codec) {
            case UNCOMPRESSED -> {
                MemorySegment.copy(source, 0, target, 0, size);
                yield size;
            }
            case SNAPPY -> snappy(source, target);
            case GZIP -> Gzip.compress(source, target, level);
            case ZSTD -> zstd(source, target);
            case LZ4_RAW -> lz4(source, target);
            case LZ4_FRAME -> Lz4FrameWriter.compress(source, target, this::lz4);
            case LZ4_HADOOP, BROTLI -> throw new IllegalStateException(codec.title());
        };
    }

    private static long snappy(MemorySegment source, MemorySegment target) {
        try {
            return org.xerial.snappy.Snappy.rawCompress(source.address(), source.byteSize(), target.address());
        } catch (IOException e) {
            throw Fault.of(Fault.Kind.IO, "Snappy cannot compress " + source.byteSize() + " bytes").because(e);
        }
    }

    private long zstd(MemorySegment source, MemorySegment target) {
        ZstdCompressCtx context = contexts.poll();
        if (context == null) {
            context = new ZstdCompressCtx();
            context.setLevel(level);
        }
        try {
            return context.compressDirectByteBuffer(target.asByteBuffer(), 0, (int) target.byteSize(),
                    source.asByteBuffer(), 0, (int) source.byteSize());
        } finally {
            contexts.add(context);
        }
    }

    private long lz4(MemorySegment source, MemorySegment target) {
        Lz4Compressor compressor = blocks.poll();
        if (compressor == null) {
            compressor = new Lz4JavaCompressor();
        }
        try {
            return compressor.compress(source, target);
        } finally {
            blocks.add(compressor);
        }
    }

    @Override
    public void close() {
        for (ZstdCompressCtx context = contexts.poll(); context != null; context = contexts.poll()) {
            context.close();
        }
    }
}
