package dev.colonnade.format.parquet.decode;

import dev.colonnade.base.Fault;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;

/** DELTA_BYTE_ARRAY: how much each value shares with the one before, then what follows, as delta-length byte arrays. */
final class DeltaBytesReader implements ValueReader {
    private static final Type.Int INT = new Type.Int(32, true);

    private final MemorySegment bytes;
    private final HeldMemory memory;
    private final DeltaReader prefixes;

    DeltaBytesReader(MemorySegment bytes, HeldMemory memory) {
        this.bytes = bytes;
        this.memory = memory;
        this.prefixes = new DeltaReader(bytes);
    }

    /** Reads all values at once: a page is read in one go. */
    @Override
    public void read(int count, Sink sink) {
        if (count != prefixes.total()) {
            throw Fault.damaged(null,
                    "the page has " + prefixes.total() + " prefixes where " + count + " values are expected");
        }
        try (FixedSink shared = new FixedSink(memory, 4, count);
                BytesSink suffixes = new BytesSink(memory, count, bytes.byteSize())) {
            prefixes.read(count, shared);
            new DeltaLengthReader(bytes.asSlice(prefixes.end()), memory).read(count, suffixes);
            FixedColumn prefix = shared.peek(INT);
            VarBytesColumn suffix = suffixes.peek(INT);
            switch (sink) {
                case BytesSink into -> join(count, prefix, suffix, into);
                case FixedSink into -> join(count, prefix, suffix, into);
                case BitSink bits -> throw new IllegalStateException("booleans as byte arrays");
            }
        }
    }

    private static void join(int count, FixedColumn prefix, VarBytesColumn suffix, BytesSink into) {
        long total = 0;
        long before = 0;
        for (int i = 0; i < count; i++) {
            before = size(prefix, suffix, i, before);
            total += before;
        }
        MemorySegment data = into.dataRoom(total);
        MemorySegment ends = into.offsetRoom(count);
        long at = into.size();
        long last = at;
        for (int i = 0; i < count; i++) {
            int shared = prefix.getInt(i);
            MemorySegment.copy(data, last, data, at, shared);
            long own = suffix.size(i);
            MemorySegment.copy(suffix.data(), suffix.offset(i), data, at + shared, own);
            last = at;
            at += shared + own;
            ends.set(Layouts.INT, (into.count() + 1L + i) * 4, (int) at);
        }
        into.advance(count, total);
    }

    private static void join(int count, FixedColumn prefix, VarBytesColumn suffix, FixedSink into) {
        int width = into.width();
        MemorySegment data = into.room(count);
        long at = into.end();
        long before = 0;
        for (int i = 0; i < count; i++, at += width) {
            before = size(prefix, suffix, i, before);
            if (before != width) {
                throw Fault.damaged(null, "value " + i + " has " + before + " bytes where all have " + width);
            }
            int shared = prefix.getInt(i);
            if (shared > 0) {
                MemorySegment.copy(data, at - width, data, at, shared);
            }
            MemorySegment.copy(suffix.data(), suffix.offset(i), data, at + shared, width - shared);
        }
        into.advance(count);
    }

    private static long size(FixedColumn prefix, VarBytesColumn suffix, int i, long before) {
        int shared = prefix.getInt(i);
        if (shared < 0 || shared > before) {
            throw Fault.damaged(null,
                    "value " + i + " shares " + shared + " bytes with one of " + before);
        }
        return shared + suffix.size(i);
    }
}
