package dev.colonnade.format.parquet.page;

import dev.colonnade.base.Fault;
import dev.colonnade.format.parquet.meta.OffsetIndex;
import dev.colonnade.format.parquet.meta.PageHeader;
import dev.colonnade.format.parquet.schema.Node.Leaf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the pages of a chunk: from its offset index, or by stepping from header to header. */
final class PageWalk {
    private final PageSource source;
    private final Leaf leaf;
    private final long rows;
    private long[] offsets = new long[4];
    private long[] firstEntry = new long[5];
    private long[] firstRow = new long[5];
    private int count;

    PageWalk(PageSource source, Leaf leaf, long rows) {
        this.source = source;
        this.leaf = leaf;
        this.rows = rows;
    }

    /** The index as a list, or null where it contradicts itself or the file: then headers are walked. */
    static @Nullable PageList of(OffsetIndex index, long rows, long fileSize) {
        int count = index.pages();
        long[] first = Arrays.copyOf(index.firstRows(), count + 1);
        first[count] = rows;
        if (count == 0 || first[0] != 0) {
            return null;
        }
        for (int i = 0; i < count; i++) {
            if (first[i] > first[i + 1] || index.offsets()[i] < 0 || index.offsets()[i] >= fileSize
                    || i > 0 && index.offsets()[i] <= index.offsets()[i - 1]) {
                return null;
            }
        }
        return new PageList(index.offsets(), first, true);
    }

    /**
     * Walks from the header at {@code at} until all rows are seen.
     *
     * @param dictionary whether the chunk says it begins with a dictionary page
     * @param values how many entries the chunk says it has; believed for repeated leaves only
     */
    PageList walk(long at, boolean dictionary, long values) {
        boolean flat = leaf.maxRep() == 0;
        long wanted = flat ? rows : values;
        boolean byRows = true;
        boolean first = dictionary;
        while (firstEntry[count] < wanted) {
            PageSource.Located page = source.locate(at, first ? PageSource.DICTIONARY : count);
            first = false;
            PageHeader header = page.header();
            if (header.kind().isData()) {
                Integer pageRows = header.rows();
                byRows &= flat || pageRows != null;
                add(at, header.values(), flat || pageRows == null ? header.values() : pageRows);
            }
            at = page.end();
        }
        if (flat && firstEntry[count] != rows) {
            throw Fault.damaged(null,
                    "its pages hold " + firstEntry[count] + " values where the row group has " + rows + " rows");
        }
        if (!flat && byRows && firstRow[count] != rows) {
            throw Fault.damaged(null,
                    "its pages hold " + firstRow[count] + " rows where the row group has " + rows);
        }
        long[] firsts = byRows ? firstRow : firstEntry;
        return new PageList(Arrays.copyOf(offsets, count), Arrays.copyOf(firsts, count + 1), byRows);
    }

    private void add(long offset, int entries, int pageRows) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
            firstEntry = Arrays.copyOf(firstEntry, count * 2 + 1);
            firstRow = Arrays.copyOf(firstRow, count * 2 + 1);
        }
        offsets[count] = offset;
        firstEntry[count + 1] = firstEntry[count] + entries;
        firstRow[count + 1] = firstRow[count] + pageRows;
        count++;
    }
}
