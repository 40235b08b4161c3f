package dev.colonnade.column;

import dev.colonnade.base.Fault;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Text or bytes found by 16-byte views ("Variable-size Binary View Layout"): a length, then up to 12 bytes in place, or
 * a four-byte prefix, the number of a data buffer and an offset into it.
 *
 * @param views exactly {@code 16 * length} bytes
 */
public record ViewBytesColumn(Type type, int length, Bits validity, MemorySegment views,
        List<MemorySegment> buffers) implements BytesColumn {
    private static final int VIEW = 16;
    static final int LONGEST_INLINE = 12;

    public ViewBytesColumn {
        if (views.byteSize() != (long) length * VIEW) {
            throw Fault.damaged(null, views.byteSize() + " bytes of views where " + length + " rows need "
                    + (long) length * VIEW);
        }
        buffers = List.copyOf(buffers);
    }

    @Override
    public boolean isNull(int row) {
        return !validity.get(row);
    }

    @Override
    public long size(int row) {
        return value(row).byteSize();
    }

    @Override
    public MemorySegment value(int row) {
        long at = (long) row * VIEW;
        int size = views.get(Layouts.INT, at);
        if (size < 0) {
            throw Fault.damaged(null, "the view of value " + row + " has length " + size);
        }
        if (size <= LONGEST_INLINE) {
            return views.asSlice(at + 4, size);
        }
        int buffer = views.get(Layouts.INT, at + 8);
        int offset = views.get(Layouts.INT, at + 12);
        if (buffer < 0 || buffer >= buffers.size()) {
            throw Fault.damaged(null, "the view of value " + row + " names data buffer " + buffer + " of "
                    + buffers.size());
        }
        MemorySegment data = buffers.get(buffer);
        if (offset < 0 || size > data.byteSize() - offset) {
            throw Fault.damaged(null, "the view of value " + row + " (" + size + " bytes at " + offset
                    + ") does not lie within its " + data.byteSize() + " bytes of data");
        }
        return data.asSlice(offset, size);
    }

    @Override
    public ViewBytesColumn slice(int from, int length) {
        checkSlice(from, length);
        return new ViewBytesColumn(type, length, validity.from(from),
                views.asSlice((long) from * VIEW, (long) length * VIEW), buffers);
    }

    @Override
    public ViewBytesColumn as(Type type) {
        return new ViewBytesColumn(type, length, validity, views, buffers);
    }
}
