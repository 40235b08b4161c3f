package dev.colonnade.codec;

import com.github.luben.zstd.Zstd;
import java.lang.foreign.MemorySegment;

/** Zstandard frames, through the native library. */
final class Zstandard {
    private Zstandard() {
    }

    static void decompress(MemorySegment in, MemorySegment out) {
        long size = Zstd.decompressUnsafe(out.address(), out.byteSize(), in.address(), in.byteSize());
        if (Zstd.isError(size)) {
            throw Codec.broken("Zstandard", Zstd.getErrorName(size).toLowerCase(java.util.Locale.ROOT));
        }
        if (size != out.byteSize()) {
            throw Codec.broken("Zstandard", size + " bytes come out where " + out.byteSize() + " are announced");
        }
    }
}
