package dev.colonnade.text;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;

/**
 * A value in Parquet's Variant binary encoding ("VariantEncoding.md", version 1), taken apart where it lies.
 *
 * @param metadata the dictionary of field names
 * @param value from the value's header on
 */
record Variant(MemorySegment metadata, MemorySegment value) {
    private static final int SHORT_STRING = 1;
    private static final int OBJECT = 2;
    private static final int ARRAY = 3;

    boolean isObject() {
        return basicType() == OBJECT;
    }

    boolean isArray() {
        return basicType() == ARRAY;
    }

    boolean isShortString() {
        return basicType() == SHORT_STRING;
    }

    private int basicType() {
        return header() & 3;
    }

    private int header() {
        return value.get(Layouts.BYTE, 0) & 0xFF;
    }

    /** The six bits behind the basic type: which primitive, how long a string, how wide offsets are. */
    int info() {
        return header() >>> 2;
    }

    /** The value without its header. */
    MemorySegment payload() {
        return value.asSlice(1);
    }

    /** How many fields or elements an object or array has. */
    int count() {
        return unsigned(value, 1, countWidth());
    }

    private int countWidth() {
        boolean large = (info() >>> (isObject() ? 4 : 2) & 1) != 0;
        return large ? 4 : 1;
    }

    private int offsetWidth() {
        return (info() & 3) + 1;
    }

    private int idWidth() {
        return (info() >>> 2 & 3) + 1;
    }

    /** The element or field with this number, in stored order. */
    Variant element(int index) {
        long count = count();
        long offsets = 1L + countWidth() + (isObject() ? count * idWidth() : 0);
        long values = offsets + (count + 1) * offsetWidth();
        long at = unsigned(value, offsets + (long) index * offsetWidth(), offsetWidth());
        return new Variant(metadata, value.asSlice(values + at));
    }

    /** The name of the field with this number, in UTF-8. */
    MemorySegment name(int index) {
        int id = unsigned(value, 1L + countWidth() + (long) index * idWidth(), idWidth());
        int width = (metadata.get(Layouts.BYTE, 0) >>> 6 & 3) + 1;
        int names = unsigned(metadata, 1, width);
        if (id >= names) {
            throw Fault.damaged(null, "a variant names field " + id + " of " + names);
        }
        long offsets = 1L + width;
        long text = offsets + (names + 1L) * width;
        int from = unsigned(metadata, offsets + (long) id * width, width);
        int to = unsigned(metadata, offsets + (id + 1L) * width, width);
        return metadata.asSlice(text + from, (long) to - from);
    }

    private static int unsigned(MemorySegment bytes, long at, int width) {
        int number = 0;
        for (int i = 0; i < width; i++) {
            number |= (bytes.get(Layouts.BYTE, at + i) & 0xFF) << 8 * i;
        }
        if (number < 0) {
            throw Fault.damaged(null, "a variant has a size beyond 2^31");
        }
        return number;
    }
}
