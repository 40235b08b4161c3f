package dev.colonnade.scan.vector;

import dev.colonnade.base.Fault;
import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.PrefixedBytesColumn;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.column.ViewBytesColumn;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** The texts of a morsel side by side in one array. */
public final class TextRun {
    /** More than this is not copied at once. */
    private static final int MOST_BYTES = 8 << 20;

    public byte[] bytes = new byte[1 << 12];
    /** Where each text begins; the next one begins {@link #gap} bytes behind its end. */
    public final int[] starts = new int[Test.MORSEL + 1];
    /** Bytes between one text and the next that belong to neither. */
    int gap;
    private final long[] offsets = new long[Test.MORSEL + 1];
    private final int[] narrow = new int[Test.MORSEL + 1];

    /**
     * @return false if there are too many bytes to have them all at once
     * @throws dev.colonnade.base.Fault of kind {@code DAMAGED}
     */
    public boolean load(BytesColumn column, int from, int count) {
        gap = column instanceof PrefixedBytesColumn ? PrefixedBytesColumn.PREFIX : 0;
        return switch (column) {
            case VarBytesColumn c -> contiguous(c, from, count);
            case ViewBytesColumn c -> gather(c, from, count);
            case PrefixedBytesColumn c -> prefixed(c, from, count);
        };
    }

    /** Where the text ends that begins at {@code starts[i]}. */
    public int end(int i) {
        return Math.max(starts[i], starts[i + 1] - gap);
    }

    /** The lengths between the texts are copied along: that is faster than copying text by text. */
    private boolean prefixed(PrefixedBytesColumn column, int from, int count) {
        MemorySegment.copy(column.starts(), Layouts.INT, from * 4L, starts, 0, count + 1);
        int first = starts[0];
        long size = (long) starts[count] - gap - first;
        if (size > MOST_BYTES || first < 0 || starts[count] - gap > column.data().byteSize()) {
            return false;
        }
        boolean falls = false;
        for (int i = count; i > 0; i--) {
            falls |= starts[i] < starts[i - 1];
            starts[i] -= first;
        }
        starts[0] = 0;
        if (falls) {
            return false;
        }
        if (size > 0) {
            reserve((int) size);
            MemorySegment.copy(column.data(), ValueLayout.JAVA_BYTE, first, bytes, 0, (int) size);
        }
        return true;
    }

    /** How many bytes all texts take together, with the gaps between them. */
    int size(int count) {
        return Math.max(0, starts[count] - gap);
    }

    private boolean contiguous(VarBytesColumn column, int from, int count) {
        if (column.large()) {
            MemorySegment.copy(column.offsets(), Layouts.LONG, from * 8L, offsets, 0, count + 1);
        } else {
            MemorySegment.copy(column.offsets(), Layouts.INT, from * 4L, narrow, 0, count + 1);
            for (int i = 0; i <= count; i++) {
                offsets[i] = narrow[i];
            }
        }
        long first = offsets[0];
        long size = offsets[count] - first;
        if (first < 0 || size < 0 || offsets[count] > column.data().byteSize() || size > MOST_BYTES) {
            return false;
        }
        boolean falls = false;
        for (int i = 0; i <= count; i++) {
            long start = offsets[i] - first;
            starts[i] = (int) start;
            falls |= start < 0 || start > size || i > 0 && offsets[i] < offsets[i - 1];
        }
        if (falls) {
            return false;
        }
        reserve((int) size);
        MemorySegment.copy(column.data(), ValueLayout.JAVA_BYTE, first, bytes, 0, (int) size);
        return true;
    }

    private boolean gather(BytesColumn column, int from, int count) {
        int at = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = at;
            if (!column.isNull(from + i)) {
                MemorySegment value = column.value(from + i);
                if (value.byteSize() > MOST_BYTES - at) {
                    return false;
                }
                int size = (int) value.byteSize();
                reserve(at + size);
                MemorySegment.copy(value, ValueLayout.JAVA_BYTE, 0, bytes, at, size);
                at += size;
            }
        }
        starts[count] = at;
        return true;
    }

    /** How many bytes the text has that was fetched last. */
    int fetched;

    /** One text, at the begin of an array that the next call uses again. */
    byte[] fetch(BytesColumn column, int row) {
        MemorySegment value = column.value(row);
        if (value.byteSize() > Integer.MAX_VALUE - 8) {
            throw Fault.unsupported(null, "a text of " + value.byteSize() + " bytes cannot be looked into");
        }
        fetched = (int) value.byteSize();
        if (fetched > MOST_BYTES) {
            return value.toArray(ValueLayout.JAVA_BYTE);
        }
        reserve(fetched);
        MemorySegment.copy(value, ValueLayout.JAVA_BYTE, 0, bytes, 0, fetched);
        return bytes;
    }

    private void reserve(int size) {
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(MOST_BYTES, Math.max(size, bytes.length * 2)));
        }
    }
}
