package dev.colonnade.format.parquet.page;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.column.Layouts;
import dev.colonnade.format.parquet.decode.PageBody;
import dev.colonnade.format.parquet.meta.Encoding;
import dev.colonnade.format.parquet.meta.PageHeader;
import dev.colonnade.format.parquet.meta.PageHeader.Kind;
import dev.colonnade.format.parquet.schema.Node.Leaf;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Takes a page's bytes apart into levels and values. */
final class PageParts {
    private static final int RLE = 3;
    private static final int BIT_PACKED = 4;

    private PageParts() {
    }

    /**
     * @param levels of version 2; there the lengths stand in the header and the encoding is always RLE
     * @param rest all of the page in version 1; what follows the levels in version 2
     */
    static PageBody of(PageHeader header, @Nullable MemorySegment levels, MemorySegment rest, Encoding encoding,
            Leaf leaf, @Nullable Column dictionary) {
        if (header.kind() == Kind.DATA_V2 && levels != null) {
            MemorySegment repetition = levels.asSlice(0, header.repetitionBytes());
            MemorySegment definition = levels.asSlice(header.repetitionBytes(), header.definitionBytes());
            return new PageBody(header.values(), repetition, definition, false, false, encoding, rest, dictionary);
        }
        boolean packedRepetition = header.repetitionEncoding() == BIT_PACKED;
        boolean packedDefinition = header.definitionEncoding() == BIT_PACKED;
        long at = 0;
        long size = size(rest, at, leaf.maxRep(), header.values(), header.repetitionEncoding());
        long skip = leaf.maxRep() > 0 && !packedRepetition ? 4 : 0;
        MemorySegment repetition = rest.asSlice(at + skip, size);
        at += skip + size;
        size = size(rest, at, leaf.maxDef(), header.values(), header.definitionEncoding());
        skip = leaf.maxDef() > 0 && !packedDefinition ? 4 : 0;
        MemorySegment definition = rest.asSlice(at + skip, size);
        at += skip + size;
        return new PageBody(header.values(), repetition, definition, packedRepetition, packedDefinition, encoding,
                rest.asSlice(at), dictionary);
    }

    /** How many bytes levels have, behind the four that say so in RLE. */
    private static long size(MemorySegment bytes, long at, int max, int values, int encoding) {
        if (max == 0) {
            return 0;
        }
        long left = bytes.byteSize() - at;
        long size;
        if (encoding == RLE) {
            left -= 4;
            size = left < 0 ? -1 : bytes.get(Layouts.INT, at);
        } else if (encoding == BIT_PACKED) {
            int width = 32 - Integer.numberOfLeadingZeros(max);
            size = ((long) values * width + 7) / 8;
        } else {
            throw Fault.damaged(null, "its levels are encoded as " + Encoding.name(encoding));
        }
        if (size < 0 || size > left) {
            throw Fault.damaged(null, "its levels are longer than the page");
        }
        return size;
    }
}
