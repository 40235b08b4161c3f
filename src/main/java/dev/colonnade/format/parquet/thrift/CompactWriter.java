package dev.colonnade.format.parquet.thrift;

import dev.colonnade.memory.HeldBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes Thrift's compact protocol ("Thrift Compact protocol encoding"): fields in rising order of their numbers. */
public final class CompactWriter {
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I16 = 4;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int LARGEST_SHORT_LIST = 14;

    /** What the elements of a list are. */
    public enum Of {
        BOOLEAN(FALSE), INT(I32), LONG(I64), BYTES(BINARY), STRUCTS(STRUCT);

        private final int code;

        Of(int code) {
            this.code = code;
        }
    }

    private final HeldBytes out;
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    public CompactWriter(HeldBytes out) {
        this.out = out;
    }

    private void field(int id, int type) {
        int step = id - last;
        if (step > 0 && step <= 15) {
            out.put(step << 4 | type);
        } else {
            out.put(type);
            zigzag(id);
        }
        last = id;
    }

    private void zigzag(long value) {
        varint(value << 1 ^ value >> 63);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.put((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.put((int) rest);
    }

    public void putBoolean(int id, boolean value) {
        field(id, value ? TRUE : FALSE);
    }

    public void putByte(int id, int value) {
        field(id, BYTE);
        out.put(value);
    }

    public void putShort(int id, int value) {
        field(id, I16);
        zigzag(value);
    }

    public void putInt(int id, int value) {
        field(id, I32);
        zigzag(value);
    }

    public void putLong(int id, long value) {
        field(id, I64);
        zigzag(value);
    }

    public void putBytes(int id, byte[] value) {
        field(id, BINARY);
        element(value);
    }

    public void putString(int id, String value) {
        putBytes(id, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins a structure that is the value of a field; {@link #end} ends it. */
    public void begin(int id) {
        field(id, STRUCT);
        begin();
    }

    /** Begins a structure that is a list's element, or the outermost. */
    public void begin() {
        outer.push(last);
        last = 0;
    }

    public void end() {
        out.put(0);
        last = outer.pop();
    }

    /** A structure without fields. */
    public void putEmpty(int id) {
        begin(id);
        end();
    }

    /** Begins a list; its elements follow at once. */
    public void list(int id, Of of, int size) {
        field(id, LIST);
        if (size <= LARGEST_SHORT_LIST) {
            out.put(size << 4 | of.code);
        } else {
            out.put(0xF0 | of.code);
            varint(size);
        }
    }

    public void element(boolean value) {
        out.put(value ? TRUE : FALSE);
    }

    public void element(long value) {
        zigzag(value);
    }

    public void element(byte[] value) {
        varint(value.length);
        out.put(value);
    }

    /** Elements that were written elsewhere. */
    public void elements(HeldBytes written) {
        if (written.size() > 0) {
            out.put(written.bytes(), 0, written.size());
        }
    }
}
