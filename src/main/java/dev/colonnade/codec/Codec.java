package dev.colonnade.codec;

import dev.colonnade.base.Fault;
import dev.colonnade.memory.HeldBuffer;
import java.lang.foreign.MemorySegment;

/**
 * The ways in which Parquet pages and Arrow buffers are compressed.
 *
 * <p>Decompression is told how many bytes must come out and gives a {@link Fault} of kind {@code DAMAGED} if fewer or more
 * do, or if input is left over: a size that lies can neither overrun a buffer nor go unnoticed. Thread-safe.
 */
public enum Codec {
    UNCOMPRESSED("uncompressed"), SNAPPY("Snappy"),
    /** One or more gzip members (RFC 1952), or a zlib stream (RFC 1950). */
    GZIP("gzip"),
    /** Zstandard frames (RFC 8878). */
    ZSTD("Zstandard"),
    /** One LZ4 block. */
    LZ4_RAW("LZ4"),
    /** What Parquet calls LZ4: blocks behind Hadoop's sizes, or one bare block, or LZ4 frames; by content. */
    LZ4_HADOOP("LZ4 (Hadoop)"),
    /** LZ4 frames, as Arrow IPC has them. */
    LZ4_FRAME("LZ4 frame"),
    /** RFC 7932. */
    BROTLI("Brotli");

    private final String title;

    Codec(String title) {
        this.title = title;
    }

    /** The codec's own name, for messages. */
    public String title() {
        return title;
    }

    /**
     * Decompresses the first {@code compressedSize} bytes of one buffer into the first {@code exactSize} of another.
     *
     * @throws Fault of kind {@code DAMAGED} unless exactly that many bytes come out and all input is used
     */
    public void decompress(HeldBuffer compressed, long compressedSize, HeldBuffer into, long exactSize) {
        decompress(compressed, 0, compressedSize, into, 0, exactSize);
    }

    /**
     * The same from {@code [from, from + compressedSize)} to {@code [at, at + exactSize)}; bytes of {@code into} outside
     * of that are not touched.
     */
    public void decompress(HeldBuffer compressed, long from, long compressedSize, HeldBuffer into, long at,
            long exactSize) {
        MemorySegment in = compressed.bytes().asSlice(from, compressedSize);
        MemorySegment out = into.bytes().asSlice(at, exactSize);
        if (compressedSize == 0 && exactSize == 0) {
            return;
        }
        switch (this) {
            case UNCOMPRESSED -> copy(in, out);
            case SNAPPY -> Snappy.decompress(in, out);
            case GZIP -> Gzip.decompress(in, out);
            case ZSTD -> Zstandard.decompress(in, out);
            case LZ4_RAW -> Lz4.block(in, out);
            case LZ4_HADOOP -> Lz4.hadoop(in, out);
            case LZ4_FRAME -> Lz4Frame.decompress(in, out);
            case BROTLI -> Brotli.decompress(in, out);
        }
    }

    private static void copy(MemorySegment in, MemorySegment out) {
        if (in.byteSize() != out.byteSize()) {
            throw Fault.damaged(null, "has " + in.byteSize() + " bytes where " + out.byteSize() + " are announced");
        }
        out.copyFrom(in);
    }

    /** What every codec here says of input it cannot make sense of. */
    static Fault broken(String codec, String what) {
        return Fault.damaged(null, "the " + codec + " data is broken: " + what);
    }
}
