package dev.colonnade.format.parquet.decode;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Bits;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.PrefixedBytesColumn;
import dev.colonnade.format.parquet.meta.Encoding;
import dev.colonnade.format.parquet.meta.Physical;
import dev.colonnade.format.parquet.schema.Conversion;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import dev.colonnade.format.parquet.schema.Shapes;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PLAIN pages whose values are used where they lie, in the map or in the buffer that the page was decompressed into: of
 * fixed width without nulls, which are Arrow buffers already, and text behind its lengths.
 */
public final class PlainPages {
    private PlainPages() {
    }

    /** Whether pages of this leaf can be columns of fixed width as they are. */
    public static boolean mayBeFixed(LeafShape shape) {
        Physical type = shape.leaf().element().type();
        return shape.conversion() == Conversion.NONE && type != Physical.BOOLEAN && type != Physical.BYTE_ARRAY
                && shape.leaf().maxDef() <= 1;
    }

    /** Whether pages of this leaf can be {@link PrefixedBytesColumn}s. */
    public static boolean mayBePrefixed(LeafShape shape) {
        return shape.conversion() == Conversion.NONE && shape.leaf().element().type() == Physical.BYTE_ARRAY
                && shape.leaf().maxDef() <= 1;
    }

    /**
     * The page as a column, or null if it is not of that kind.
     *
     * @param held what the page's values lie in, or null where that is the map; the result takes a share of its own
     */
    public static @Nullable LeafPage fixed(PageBody page, LeafShape shape, @Nullable HeldBuffer held) {
        int width = Shapes.storedWidth(shape.leaf());
        long size = (long) page.entries() * width;
        if (page.encoding() != Encoding.PLAIN || page.values().byteSize() < size
                || shape.leaf().maxDef() > 0 && !page.isNullFree()) {
            return null;
        }
        List<HeldBuffer> owned = new ArrayList<>();
        if (held != null) {
            held.retain();
            owned.add(held);
        }
        return LeafPage.over(new FixedColumn(shape.field().type(), page.entries(), Bits.ALL, width,
                page.values().asSlice(0, size)), owned);
    }

    /** Likewise for text behind its lengths, of which only where each begins is written down. */
    public static @Nullable LeafPage prefixed(PageBody page, LeafShape shape, HeldMemory memory,
            @Nullable HeldBuffer held) {
        if (page.encoding() != Encoding.PLAIN) {
            return null;
        }
        int count = page.entries();
        List<HeldBuffer> owned = new ArrayList<>();
        boolean done = false;
        try {
            HeldBuffer starts = memory.allocate((count + 1L) * 4);
            owned.add(starts);
            Bits validity = shape.leaf().maxDef() == 0 || page.isNullFree()
                    ? Bits.ALL
                    : validity(page, memory, owned);
            starts(page.values(), count, validity, starts.bytes());
            if (held != null) {
                held.retain();
                owned.add(held);
            }
            LeafPage result = LeafPage.over(new PrefixedBytesColumn(shape.field().type(), count, validity,
                    starts.bytes(), page.values()), owned);
            done = true;
            return result;
        } finally {
            if (!done) {
                owned.forEach(HeldBuffer::close);
            }
        }
    }

    private static Bits validity(PageBody page, HeldMemory memory, List<HeldBuffer> owned) {
        BitSink valid = new BitSink(memory, page.entries());
        boolean nulls = false;
        try {
            nulls = LeafBuilder.readValidity(page, valid) < page.entries();
            return nulls ? valid.finish(owned) : Bits.ALL;
        } finally {
            if (!nulls) {
                valid.close();
            }
        }
    }

    /** Walks from length to length; the null-free twin asks nothing else of a value. */
    private static void starts(MemorySegment bytes, int count, Bits validity, MemorySegment starts) {
        long at = 0;
        if (validity.isAll()) {
            for (int i = 0; i < count; i++) {
                starts.set(Layouts.INT, i * 4L, (int) at + PrefixedBytesColumn.PREFIX);
                at = next(bytes, at, i);
            }
        } else {
            for (int i = 0; i < count; i++) {
                starts.set(Layouts.INT, i * 4L, (int) at + PrefixedBytesColumn.PREFIX);
                if (validity.get(i)) {
                    at = next(bytes, at, i);
                }
            }
        }
        starts.set(Layouts.INT, count * 4L, (int) at + PrefixedBytesColumn.PREFIX);
    }

    /** Where the value that has its length at {@code at} ends. */
    private static long next(MemorySegment bytes, long at, int value) {
        long left = bytes.byteSize() - at - PrefixedBytesColumn.PREFIX;
        if (left < 0) {
            throw Fault.damaged(null, "the page ends before value " + value);
        }
        int length = bytes.get(Layouts.INT, at);
        if (length < 0 || length > left) {
            throw Fault.damaged(null, "value " + value + " says it has " + length + " bytes where the page has " + left
                    + " left");
        }
        return at + PrefixedBytesColumn.PREFIX + length;
    }
}
