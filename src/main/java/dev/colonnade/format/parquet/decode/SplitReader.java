package dev.colonnade.format.parquet.decode;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;

/** BYTE_STREAM_SPLIT: the first byte of every value, then the second of every value, and so on. */
final class SplitReader implements ValueReader {
    private final MemorySegment bytes;
    private int taken;

    SplitReader(MemorySegment bytes) {
        this.bytes = bytes;
    }

    @Override
    public void read(int count, Sink sink) {
        FixedSink fixed = (FixedSink) sink;
        int width = fixed.width();
        if (width == 0 || bytes.byteSize() % width != 0) {
            throw Fault.damaged(null, bytes.byteSize() + " bytes are not a number of values of " + width);
        }
        long stride = bytes.byteSize() / width;
        if (count > stride - taken) {
            throw PlainReaders.tooShort(count);
        }
        MemorySegment to = fixed.room(count);
        long at = fixed.end();
        for (int k = 0; k < width; k++) {
            long from = k * stride + taken;
            long place = at + k;
            for (int i = 0; i < count; i++) {
                to.set(Layouts.BYTE, place + (long) i * width, bytes.get(Layouts.BYTE, from + i));
            }
        }
        fixed.advance(count);
        taken += count;
    }
}
