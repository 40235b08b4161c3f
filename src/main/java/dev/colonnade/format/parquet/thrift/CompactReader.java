package dev.colonnade.format.parquet.thrift;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads structures of thrift's compact protocol ("Thrift Compact protocol encoding") where they lie, field by field.
 *
 * <p>A structure is read so: {@code int outer = in.enter(); while (in.field()) { switch (in.id()) { case 1 -> x =
 * in.readInt(); ... default -> in.skip(); } } in.leave(outer);} What nobody asks for costs no object. Input that is cut
 * short throws {@link IndexOutOfBoundsException}, which {@link #parse} turns into a fault.
 */
public final class CompactReader {
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I64 = 6;
    private static final int DOUBLE_TYPE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;
    private static final int DEEPEST = 64;

    private final MemorySegment bytes;
    private long at;
    private int id;
    private int type;
    private int depth;

    public CompactReader(MemorySegment bytes, long at) {
        this.bytes = bytes;
        this.at = at;
    }

    /**
     * Reads with {@code reader} from the first byte of {@code bytes}.
     *
     * @param what for the message: {@code the footer}
     */
    public static <T> T parse(MemorySegment bytes, String what, Function<CompactReader, T> reader) {
        try {
            return reader.apply(new CompactReader(bytes, 0));
        } catch (IndexOutOfBoundsException e) {
            throw Fault.damaged(what, "is cut short or not what it should be").because(e);
        } catch (Fault e) {
            throw e.at(what);
        }
    }

    /** The next byte to be read, counted from the first of the segment. */
    public long position() {
        return at;
    }

    /** Begins a structure; give the result to {@link #leave}. */
    public int enter() {
        if (++depth > DEEPEST) {
            throw Fault.damaged(null, "structures are nested more than " + DEEPEST + " deep");
        }
        int outer = id;
        id = 0;
        return outer;
    }

    public void leave(int outer) {
        depth--;
        id = outer;
    }

    /** Steps to the next field of the structure; false at its end. */
    public boolean field() {
        int header = bytes.get(Layouts.BYTE, at++);
        if (header == 0) {
            return false;
        }
        int delta = header >>> 4 & 15;
        type = header & 15;
        id = delta != 0 ? id + delta : (int) zigzag(varint());
        return true;
    }

    /** Goes on in a structure whose field {@code id} ends here, when reading began within it. */
    public void resumeAfter(int id) {
        this.id = id;
    }

    /** The number of the field now at hand. */
    public int id() {
        return id;
    }

    public boolean isBoolean() {
        return type == TRUE || type == FALSE;
    }

    public boolean isInteger() {
        return type >= BYTE && type <= I64;
    }

    public boolean isBytes() {
        return type == BINARY;
    }

    public boolean isStruct() {
        return type == STRUCT;
    }

    public boolean readBoolean() {
        if (type != TRUE && type != FALSE) {
            throw unexpected("a boolean");
        }
        return type == TRUE;
    }

    public int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw Fault.damaged(null, "field " + id + " is out of range");
        }
        return (int) value;
    }

    public long readLong() {
        if (type == BYTE) {
            return bytes.get(Layouts.BYTE, at++);
        }
        if (type < BYTE || type > I64) {
            throw unexpected("an integer");
        }
        return zigzag(varint());
    }

    public double readDouble() {
        if (type != DOUBLE_TYPE) {
            throw unexpected("a number");
        }
        double value = bytes.get(DOUBLE, at);
        at += 8;
        return value;
    }

    /** The bytes where they lie. */
    public MemorySegment readBytes() {
        if (type != BINARY) {
            throw unexpected("a string");
        }
        return rawBytes();
    }

    private MemorySegment rawBytes() {
        long size = skipBytes();
        return bytes.asSlice(at - size, size);
    }

    public byte[] readByteArray() {
        return readBytes().toArray(ValueLayout.JAVA_BYTE);
    }

    public String readString() {
        return new String(readByteArray(), StandardCharsets.UTF_8);
    }

    /** A list of whatever {@code element} reads: for structures it begins with {@link #enter}. */
    public <T> List<T> readList(Function<CompactReader, T> element) {
        int count = beginList();
        List<T> list = new ArrayList<>(Math.min(count, 1024));
        int outer = type;
        for (int i = 0; i < count; i++) {
            list.add(element.apply(this));
            type = outer;
        }
        return list;
    }

    public long[] readLongs() {
        int count = beginList();
        long[] list = new long[checkCount(count)];
        for (int i = 0; i < count; i++) {
            list[i] = readLong();
        }
        return list;
    }

    public boolean[] readBooleans() {
        int count = beginList();
        boolean[] list = new boolean[checkCount(count)];
        for (int i = 0; i < count; i++) {
            list[i] = bytes.get(Layouts.BYTE, at++) == TRUE;
        }
        return list;
    }

    /** Begins a list and says how many elements follow; each has at least one byte. The element type is now at hand. */
    public int beginList() {
        if (type != LIST && type != SET) {
            throw unexpected("a list");
        }
        return rawList();
    }

    private int rawList() {
        long header = bytes.get(Layouts.BYTE, at++) & 0xFFL;
        type = (int) header & 15;
        long count = header >>> 4;
        return checkCount(count == 15 ? varint() : count);
    }

    private int checkCount(long count) {
        if (count < 0 || count > bytes.byteSize() - at) {
            throw Fault.damaged(null, "a list of " + count + " elements has not that many bytes");
        }
        return (int) count;
    }

    /** Steps over the value of the field at hand. */
    public void skip() {
        skip(type);
    }

    private void skip(int type) {
        switch (type) {
            case TRUE, FALSE -> {
            }
            case BYTE -> at++;
            case BYTE + 1, BYTE + 2, I64 -> skipVarint();
            case DOUBLE_TYPE -> at += 8;
            case BINARY -> skipBytes();
            case LIST, SET -> {
                int count = rawList();
                int element = this.type;
                for (int i = 0; i < count; i++) {
                    skipElement(element);
                }
            }
            case MAP -> {
                int count = checkCount(varint());
                int types = count == 0 ? 0 : bytes.get(Layouts.BYTE, at++) & 0xFF;
                for (int i = 0; i < count; i++) {
                    skipElement(types >>> 4);
                    skipElement(types & 15);
                }
            }
            case STRUCT -> skipStruct();
            default -> throw Fault.damaged(null, "field " + id + " has type " + type + ", which does not exist");
        }
    }

    private void skipElement(int type) {
        if (type == TRUE || type == FALSE) {
            at++;
        } else {
            skip(type);
        }
    }

    /** Steps over a structure, as an element of a list. */
    public void skipStruct() {
        int outer = enter();
        while (field()) {
            skip(type);
        }
        leave(outer);
    }

    private long skipBytes() {
        long size = varint();
        if (size < 0 || size > bytes.byteSize() - at) {
            throw Fault.damaged(null, "a string of " + size + " bytes reaches past the end");
        }
        at += size;
        return size;
    }

    private void skipVarint() {
        for (int i = 0; i < 10; i++) {
            if (bytes.get(Layouts.BYTE, at++) >= 0) {
                return;
            }
        }
        throw Fault.damaged(null, "a number has more than ten bytes");
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            byte b = bytes.get(Layouts.BYTE, at++);
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw Fault.damaged(null, "a number has more than ten bytes");
    }

    private static long zigzag(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    private Fault unexpected(String wanted) {
        return Fault.damaged(null, "field " + id + " is not " + wanted);
    }
}
