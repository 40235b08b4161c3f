package dev.colonnade.format.parquet.write;

import dev.colonnade.format.parquet.thrift.CompactWriter;
import dev.colonnade.format.parquet.thrift.CompactWriter.Of;
import java.nio.charset.StandardCharsets;

/** Writes a {@code ColumnChunk} with its {@code ColumnMetaData}. */
final class ChunkMetaWriter {
    /** Where a chunk's parts went; -1 for those that it has not. */
    record Places(long pages, long columnIndex, int columnIndexSize, long offsetIndex, int offsetIndexSize, long bloom,
            int bloomSize) {}

    private static final int PLAIN_DICTIONARY_PAGE = 0;

    private ChunkMetaWriter() {
    }

    static void write(ChunkWriter chunk, Places places, int codec, CompactWriter out) {
        out.begin();
        out.putLong(2, 0);
        out.begin(3);
        meta(chunk, places, codec, out);
        out.end();
        if (places.offsetIndex() >= 0) {
            out.putLong(4, places.offsetIndex());
            out.putInt(5, places.offsetIndexSize());
        }
        if (places.columnIndex() >= 0) {
            out.putLong(6, places.columnIndex());
            out.putInt(7, places.columnIndexSize());
        }
        out.end();
    }

    private static void meta(ChunkWriter chunk, Places places, int codec, CompactWriter out) {
        Leaf leaf = chunk.leaf();
        int numbered = chunk.dictionaryPages();
        int plain = chunk.pages().size() - numbered;
        out.putInt(1, leaf.physical().ordinal());
        out.list(2, Of.INT, numbered > 0 ? 3 : 2);
        out.element(PageWriter.PLAIN);
        out.element(PageWriter.RLE);
        if (numbered > 0) {
            out.element(PageWriter.RLE_DICTIONARY);
        }
        out.list(3, Of.BYTES, leaf.path().size());
        for (String name : leaf.path()) {
            out.element(name.getBytes(StandardCharsets.UTF_8));
        }
        out.putInt(4, codec);
        out.putLong(5, chunk.entries());
        out.putLong(6, chunk.uncompressedBytes());
        out.putLong(7, chunk.bytes());
        out.putLong(9, places.pages() + chunk.dictionaryBytes());
        if (numbered > 0) {
            out.putLong(11, places.pages());
        }
        statistics(chunk, out);
        out.list(13, Of.STRUCTS, (numbered > 0 ? 2 : 0) + (plain > 0 ? 1 : 0));
        if (numbered > 0) {
            encoding(PageWriter.DICTIONARY_PAGE, PLAIN_DICTIONARY_PAGE, 1, out);
            encoding(PageWriter.DATA_PAGE, PageWriter.RLE_DICTIONARY, numbered, out);
        }
        if (plain > 0) {
            encoding(PageWriter.DATA_PAGE, PageWriter.PLAIN, plain, out);
        }
        if (places.bloom() >= 0) {
            out.putLong(14, places.bloom());
            out.putInt(15, places.bloomSize());
        }
        if (leaf.isBytes()) {
            out.begin(16);
            out.putLong(1, chunk.pages().stream().mapToLong(Page::unencoded).sum());
            out.end();
        }
    }

    private static void encoding(int page, int encoding, int count, CompactWriter out) {
        out.begin();
        out.putInt(1, page);
        out.putInt(2, encoding);
        out.putInt(3, count);
        out.end();
    }

    private static void statistics(ChunkWriter chunk, CompactWriter out) {
        Bounds.Bound min = chunk.bounds().min();
        Bounds.Bound max = chunk.bounds().max();
        out.begin(12);
        out.putLong(3, chunk.nulls());
        if (max != null) {
            out.putBytes(5, max.value());
        }
        if (min != null) {
            out.putBytes(6, min.value());
        }
        if (max != null) {
            out.putBoolean(7, max.exact());
        }
        if (min != null) {
            out.putBoolean(8, min.exact());
        }
        if (chunk.leaf().order() == Leaf.Order.REAL) {
            out.putLong(9, chunk.bounds().nans());
        }
        out.end();
    }
}
