package dev.colonnade.format.parquet.decode;

import dev.colonnade.base.Fault;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;

/** DELTA_LENGTH_BYTE_ARRAY: all lengths, delta encoded, then all bytes. */
final class DeltaLengthReader implements ValueReader {
    private final HeldMemory memory;
    private final MemorySegment bytes;
    private final DeltaReader lengths;
    private boolean begun;

    DeltaLengthReader(MemorySegment bytes, HeldMemory memory) {
        this.bytes = bytes;
        this.memory = memory;
        this.lengths = new DeltaReader(bytes);
    }

    /** Reads all values at once: a page is read in one go. */
    @Override
    public void read(int count, Sink sink) {
        if (begun || count != lengths.total()) {
            throw Fault.damaged(null,
                    "the page has " + lengths.total() + " lengths where " + count + " values are expected");
        }
        begun = true;
        BytesSink into = (BytesSink) sink;
        try (FixedSink sizes = new FixedSink(memory, 4, count)) {
            lengths.read(count, sizes);
            FixedColumn all = sizes.peek(new Type.Int(32, true));
            long at = lengths.end();
            long left = bytes.byteSize() - at;
            MemorySegment ends = into.offsetRoom(count);
            long start = into.size();
            long end = start;
            for (int i = 0; i < count; i++) {
                int length = all.getInt(i);
                if (length < 0 || length > left - (end - start)) {
                    throw Fault.damaged(null, "value " + i + " says it has " + length + " bytes where the page has "
                            + (left - (end - start)) + " left");
                }
                end += length;
                ends.set(Layouts.INT, (into.count() + 1L + i) * 4, (int) end);
            }
            MemorySegment.copy(bytes, at, into.dataRoom(end - start), start, end - start);
            into.advance(count, end - start);
        }
    }
}
