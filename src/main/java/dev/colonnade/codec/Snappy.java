package dev.colonnade.codec;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.xerial.snappy.SnappyError;

/**
 * Snappy through its native library, which was 1.1 to 1.4 times as fast as {@link SnappyDecoder} and both of
 * aircompressor's on pages of integers and doubles. On text aircompressor's Java decoder was a little ahead, 1.04 against
 * 1.02 GB/s (bench {@code SnappyDecoders}). Through {@link SnappyDecoder} where the library cannot be loaded.
 */
final class Snappy {
    private Snappy() {
    }

    static void decompress(MemorySegment in, MemorySegment out) {
        // The library writes as many bytes as the data itself announces: that has to be what there is room for.
        SnappyDecoder.checkLength(in, out.byteSize());
        try {
            long size = org.xerial.snappy.Snappy.rawUncompress(in.address(), in.byteSize(), out.address());
            if (size != out.byteSize()) {
                throw Codec.broken("Snappy", size + " bytes come out where " + out.byteSize() + " are announced");
            }
        } catch (IOException e) {
            throw Codec.broken("Snappy", "it is cut short or a copy reaches outside the output").because(e);
        } catch (LinkageError | SnappyError e) {
            SnappyDecoder.decompress(in, out);
        }
    }
}
