package dev.colonnade.format.parquet.decode;

import dev.colonnade.base.Fault;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.VarBytesColumn;
import java.lang.foreign.MemorySegment;

/** RLE_DICTIONARY: the bit width in a byte, then indices as runs. The dictionary holds values as the sink wants them. */
final class DictionaryReader implements ValueReader {
    private static final int BLOCK = 1024;

    private final Column dictionary;
    private final RleReader runs;
    private final int[] indices = new int[BLOCK];

    DictionaryReader(MemorySegment bytes, Column dictionary) {
        int width = bytes.byteSize() == 0 ? 0 : bytes.get(Layouts.BYTE, 0);
        if (width < 0 || width > 32) {
            throw Fault.damaged(null, "dictionary indices have " + width + " bits");
        }
        this.dictionary = dictionary;
        this.runs = new RleReader(bytes.byteSize() == 0 ? bytes : bytes.asSlice(1), width);
    }

    @Override
    public void read(int count, Sink sink) {
        try {
            for (int done = 0; done < count;) {
                int n = Math.min(BLOCK, count - done);
                runs.read(indices, 0, n);
                switch (sink) {
                    case FixedSink fixed -> fixed(fixed, ((FixedColumn) dictionary).data(), n);
                    case BytesSink bytes -> bytes(bytes, (VarBytesColumn) dictionary, n);
                    case BitSink bits -> bits(bits, (BoolColumn) dictionary, n);
                }
                done += n;
            }
        } catch (IndexOutOfBoundsException e) {
            throw Fault.damaged(null,
                    "a dictionary index is not below the " + dictionary.length() + " values of the dictionary")
                    .because(e);
        }
    }

    /** Appends indices instead of what they stand for. */
    void readIndices(int count, FixedSink sink) {
        for (int done = 0; done < count;) {
            int n = Math.min(BLOCK, count - done);
            runs.read(indices, 0, n);
            int highest = 0;
            int lowest = 0;
            MemorySegment to = sink.room(n);
            long at = sink.end();
            for (int i = 0; i < n; i++) {
                highest = Math.max(highest, indices[i]);
                lowest = Math.min(lowest, indices[i]);
                to.set(Layouts.INT, at + i * 4L, indices[i]);
            }
            if (lowest < 0 || highest >= dictionary.length()) {
                throw Fault.damaged(null, "a dictionary index is not below the " + dictionary.length()
                        + " values of the dictionary");
            }
            sink.advance(n);
            done += n;
        }
    }

    private void fixed(FixedSink sink, MemorySegment values, int n) {
        MemorySegment to = sink.room(n);
        long at = sink.end();
        int width = sink.width();
        switch (width) {
            case 1 -> {
                for (int i = 0; i < n; i++) {
                    to.set(Layouts.BYTE, at + i, values.get(Layouts.BYTE, indices[i]));
                }
            }
            case 2 -> {
                for (int i = 0; i < n; i++) {
                    to.set(Layouts.SHORT, at + i * 2L, values.get(Layouts.SHORT, indices[i] * 2L));
                }
            }
            case 4 -> {
                for (int i = 0; i < n; i++) {
                    to.set(Layouts.INT, at + i * 4L, values.get(Layouts.INT, indices[i] * 4L));
                }
            }
            case 8 -> {
                for (int i = 0; i < n; i++) {
                    to.set(Layouts.LONG, at + i * 8L, values.get(Layouts.LONG, indices[i] * 8L));
                }
            }
            case 16 -> {
                for (int i = 0; i < n; i++) {
                    to.set(Layouts.LONG, at + i * 16L, values.get(Layouts.LONG, indices[i] * 16L));
                    to.set(Layouts.LONG, at + i * 16L + 8, values.get(Layouts.LONG, indices[i] * 16L + 8));
                }
            }
            default -> {
                for (int i = 0; i < n; i++) {
                    MemorySegment.copy(values, (long) indices[i] * width, to, at + (long) i * width, width);
                }
                if (width == 0) {
                    check(n);
                }
            }
        }
        sink.advance(n);
    }

    private void bytes(BytesSink sink, VarBytesColumn values, int n) {
        check(n);
        MemorySegment offsets = values.offsets();
        long total = 0;
        for (int i = 0; i < n; i++) {
            long slot = indices[i] * 4L;
            total += offsets.get(Layouts.INT, slot + 4) - offsets.get(Layouts.INT, slot);
        }
        MemorySegment data = sink.dataRoom(total);
        MemorySegment ends = sink.offsetRoom(n);
        MemorySegment source = values.data();
        long target = sink.size();
        long end = sink.count() * 4L;
        for (int i = 0; i < n; i++) {
            long slot = indices[i] * 4L;
            int from = offsets.get(Layouts.INT, slot);
            int length = offsets.get(Layouts.INT, slot + 4) - from;
            BytesSink.copy(source, from, data, target, length);
            target += length;
            end += 4;
            ends.set(Layouts.INT, end, (int) target);
        }
        sink.advance(n, total);
    }

    private void bits(BitSink sink, BoolColumn values, int n) {
        check(n);
        MemorySegment to = sink.room(n);
        for (int i = 0; i < n; i++) {
            BitCopy.set(to, (long) sink.count() + i, values.get(indices[i]));
        }
        sink.advance(n);
    }

    private void check(int n) {
        for (int i = 0; i < n; i++) {
            if (indices[i] < 0 || indices[i] >= dictionary.length()) {
                throw new IndexOutOfBoundsException(indices[i]);
            }
        }
    }
}
