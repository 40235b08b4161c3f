package dev.colonnade.format.arrow;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A table in a FlatBuffers message, read where it lies. Just enough to look at a record batch's header without copying it
 * or making an object for each node; schemas go through the generated classes.
 *
 * <p>Every position is computed in 64 bits and checked by the segment, so a broken message ends in a {@link Fault}.
 *
 * @param bytes the whole message
 * @param position of the table in it
 * @see <a href="https://flatbuffers.dev/internals/">FlatBuffers internals</a>
 */
record Flat(MemorySegment bytes, long position) {
    static Flat root(MemorySegment message) {
        return new Flat(message, offset(message, 0));
    }

    private static long offset(MemorySegment bytes, long at) {
        return at + Integer.toUnsignedLong(getInt(bytes, at));
    }

    private static int getInt(MemorySegment bytes, long at) {
        if (at < 0 || at > bytes.byteSize() - 4) {
            throw broken(at);
        }
        return bytes.get(Layouts.INT, at);
    }

    private static Fault broken(long at) {
        return Fault.damaged(null, "the metadata points outside itself (at byte " + at + ")");
    }

    private void need(long at, long size) {
        if (at < 0 || size < 0 || at > bytes.byteSize() - size) {
            throw broken(at);
        }
    }

    /** Where the value of a field stands, or 0 where the field is absent. */
    private long field(int slot) {
        long vtable = position - getInt(bytes, position);
        need(vtable, 4);
        int entry = 4 + 2 * slot;
        if (entry + 2 > Short.toUnsignedInt(bytes.get(Layouts.SHORT, vtable))) {
            return 0;
        }
        need(vtable + entry, 2);
        int offset = Short.toUnsignedInt(bytes.get(Layouts.SHORT, vtable + entry));
        return offset == 0 ? 0 : position + offset;
    }

    boolean has(int slot) {
        return field(slot) != 0;
    }

    long getLong(int slot, long absent) {
        long at = field(slot);
        if (at == 0) {
            return absent;
        }
        need(at, 8);
        return bytes.get(Layouts.LONG, at);
    }

    int getShort(int slot, int absent) {
        long at = field(slot);
        if (at == 0) {
            return absent;
        }
        need(at, 2);
        return bytes.get(Layouts.SHORT, at);
    }

    int getByte(int slot, int absent) {
        long at = field(slot);
        if (at == 0) {
            return absent;
        }
        need(at, 1);
        return bytes.get(Layouts.BYTE, at);
    }

    @Nullable
    Flat table(int slot) {
        long at = field(slot);
        return at == 0 ? null : new Flat(bytes, offset(bytes, at));
    }

    /** A vector of structs or scalars of {@code size} bytes each; one without elements where the field is absent. */
    Vector vector(int slot, int size) {
        long at = field(slot);
        if (at == 0) {
            return new Vector(bytes, 0, 0, size);
        }
        long start = offset(bytes, at);
        int length = getInt(bytes, start);
        need(start + 4, (long) length * size);
        return new Vector(bytes, start + 4, length, size);
    }

    /** Elements side by side, all known to lie within the message. */
    record Vector(MemorySegment bytes, long start, int length, int size) {
        long getLong(int index, int within) {
            java.util.Objects.checkIndex(index, length);
            return bytes.get(Layouts.LONG, start + (long) index * size + within);
        }

        int getInt(int index, int within) {
            java.util.Objects.checkIndex(index, length);
            return bytes.get(Layouts.INT, start + (long) index * size + within);
        }
    }
}
