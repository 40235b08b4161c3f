package dev.colonnade.format.parquet.decode;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;

/** PLAIN: fixed-width values side by side, booleans as bits, byte arrays behind their lengths. */
final class PlainReaders {
    private PlainReaders() {
    }

    static final class Fixed implements ValueReader {
        private final MemorySegment bytes;
        private long at;

        Fixed(MemorySegment bytes) {
            this.bytes = bytes;
        }

        @Override
        public void read(int count, Sink sink) {
            FixedSink fixed = (FixedSink) sink;
            long size = (long) count * fixed.width();
            if (size > bytes.byteSize() - at) {
                throw tooShort(count);
            }
            MemorySegment.copy(bytes, at, fixed.room(count), fixed.end(), size);
            fixed.advance(count);
            at += size;
        }
    }

    static final class Booleans implements ValueReader {
        private final MemorySegment bytes;
        private long bit;

        Booleans(MemorySegment bytes) {
            this.bytes = bytes;
        }

        @Override
        public void read(int count, Sink sink) {
            BitSink bits = (BitSink) sink;
            if (count > bytes.byteSize() * 8 - bit) {
                throw tooShort(count);
            }
            BitCopy.copy(bytes, bit, bits.room(count), bits.count(), count);
            bits.advance(count);
            bit += count;
        }
    }

    static final class ByteArrays implements ValueReader {
        private final MemorySegment bytes;
        private long at;

        ByteArrays(MemorySegment bytes) {
            this.bytes = bytes;
        }

        @Override
        public void read(int count, Sink sink) {
            BytesSink into = (BytesSink) sink;
            long end = bytes.byteSize();
            // All values together are no longer than the page: one look at the room is enough.
            if (count > (end - at) / 4) {
                throw tooShort(count);
            }
            MemorySegment ends = into.offsetRoom(count);
            MemorySegment data = into.dataRoom(end - at - count * 4L);
            long target = into.size();
            long slot = into.count() * 4L;
            for (int i = 0; i < count; i++) {
                if (end - at < 4) {
                    throw tooShort(count);
                }
                int length = bytes.get(Layouts.INT, at);
                at += 4;
                if (length < 0 || length > end - at) {
                    throw Fault.damaged(null, "value " + i + " says it has " + length + " bytes where the page has "
                            + (end - at) + " left");
                }
                BytesSink.copy(bytes, at, data, target, length);
                at += length;
                target += length;
                slot += 4;
                ends.set(Layouts.INT, slot, (int) target);
            }
            into.advance(count, target - into.size());
        }
    }

    static Fault tooShort(int count) {
        return Fault.damaged(null, "the page ends before its " + count + " values do");
    }
}
