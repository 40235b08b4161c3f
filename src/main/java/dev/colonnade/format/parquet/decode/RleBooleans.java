package dev.colonnade.format.parquet.decode;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;

/** RLE for booleans: a length of four bytes, then runs of bits. */
final class RleBooleans implements ValueReader {
    private final RleReader runs;

    RleBooleans(MemorySegment bytes) {
        int size = bytes.byteSize() < 4 ? -1 : bytes.get(Layouts.INT, 0);
        if (size < 0 || size > bytes.byteSize() - 4) {
            throw Fault.damaged(null, "run-length encoded booleans have no length that fits");
        }
        this.runs = new RleReader(bytes.asSlice(4, size), 1);
    }

    @Override
    public void read(int count, Sink sink) {
        BitSink bits = (BitSink) sink;
        runs.readBits(bits.room(count), bits.count(), count);
        bits.advance(count);
    }
}
