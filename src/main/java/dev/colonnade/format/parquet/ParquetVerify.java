package dev.colonnade.format.parquet;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.codec.Checksum;
import dev.colonnade.format.Finding;
import dev.colonnade.format.parquet.meta.PageHeader;
import dev.colonnade.format.parquet.meta.RowGroups;
import dev.colonnade.format.parquet.page.PageSource;
import dev.colonnade.format.parquet.page.PageSource.Located;
import dev.colonnade.format.parquet.schema.Node.Leaf;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/** Looks at what reading values does not: counts that the footer says twice, and the checksum of every page. */
record ParquetVerify(MemorySegment file, Contents contents, HeldMemory memory, Consumer<Finding> findings) {

    void run(Progress progress, Cancellation cancellation) {
        RowGroups groups = contents.footer().groups();
        long rows = groups.firstRow(groups.count());
        if (contents.footer().rows() != rows) {
            findings.accept(new Finding("footer", Finding.Kind.COUNT,
                    "it says " + contents.footer().rows() + " rows, its row groups have " + rows));
        }
        for (int group = 0; group < groups.count(); group++) {
            progress.report("checking pages", group, groups.count());
            for (Leaf leaf : contents.tree().leaves()) {
                cancellation.check();
                chunk(group, leaf);
            }
        }
    }

    private void chunk(int group, Leaf leaf) {
        String place = "row group " + group + ", column \"" + leaf.dotted() + '"';
        try {
            StoredChunk stored = StoredChunk.open(file, contents, group, leaf.index());
            pages(stored, leaf, contents.footer().groups().rows(group), place);
        } catch (Fault e) {
            // Pages that cannot be found or read are what reading the values reports.
            if (e.kind() == Fault.Kind.NEEDS_KEY) {
                throw e.at(place);
            }
        }
    }

    private void pages(StoredChunk stored, Leaf leaf, long rows, String place) {
        long at = stored.meta().firstPageOffset();
        boolean dictionary = at < stored.meta().dataPageOffset();
        long wanted = leaf.maxRep() == 0 ? rows : stored.meta().valueCount();
        long entries = 0;
        int page = 0;
        while (entries < wanted) {
            int ordinal = dictionary ? PageSource.DICTIONARY : page;
            Located located = stored.source().locate(at, ordinal);
            PageHeader header = located.header();
            Integer crc = header.crc();
            if (crc != null && Checksum.of(stored.source().stored(located), memory) != crc) {
                findings.accept(new Finding(place + ", page at byte " + at, Finding.Kind.CHECKSUM,
                        "its checksum is wrong"));
            }
            if (header.kind().isData()) {
                entries += header.values();
                page++;
            }
            dictionary = false;
            at = located.end();
        }
        if (leaf.maxRep() == 0 && stored.meta().valueCount() != entries) {
            findings.accept(new Finding(place, Finding.Kind.COUNT, "its metadata says " + stored.meta().valueCount()
                    + " values, its pages have " + entries));
        }
    }
}
