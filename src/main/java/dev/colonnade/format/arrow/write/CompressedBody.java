package dev.colonnade.format.arrow.write;

import dev.colonnade.codec.Compressor;
import dev.colonnade.column.Layouts;
import dev.colonnade.format.out.Parallel;
import dev.colonnade.memory.HeldBuffer;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * The buffers of a message compressed one by one, each behind its size before that, as {@code BodyCompression} of
 * Message.fbs has it. One that does not become smaller is kept as it is behind -1.
 */
final class CompressedBody {
    private static final int PREFIX = 8;

    private CompressedBody() {
    }

    static Body of(Body body, Compressor compressor, Parallel parallel, Scratch scratch) {
        List<MemorySegment> buffers = body.buffers();
        List<HeldBuffer> copies = new ArrayList<>();
        List<HeldBuffer> packed = new ArrayList<>();
        for (MemorySegment buffer : buffers) {
            // Compressors read memory of ours alone: what is mapped may vanish under them.
            copies.add(scratch.buffer(buffer.byteSize()));
            packed.add(scratch.buffer(PREFIX + Math.max(buffer.byteSize(), compressor.bound(buffer.byteSize()))));
        }
        long[] sizes = new long[buffers.size()];
        parallel.run(buffers.size(), number -> {
            int i = (int) number;
            MemorySegment plain = buffers.get(i);
            long size = plain.byteSize();
            if (size == 0) {
                return;
            }
            copies.get(i).bytes().copyFrom(plain);
            MemorySegment out = packed.get(i).bytes();
            sizes[i] = compressor.compress(copies.get(i), 0, size, packed.get(i), PREFIX);
            out.set(Layouts.LONG, 0, size);
            if (sizes[i] >= size) {
                MemorySegment.copy(copies.get(i).bytes(), 0, out, PREFIX, size);
                out.set(Layouts.LONG, 0, -1);
                sizes[i] = size;
            }
            sizes[i] += PREFIX;
        });
        List<MemorySegment> written = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            written.add(packed.get(i).bytes().asSlice(0, sizes[i]));
        }
        return body.over(written);
    }
}
