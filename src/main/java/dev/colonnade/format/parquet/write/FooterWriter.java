package dev.colonnade.format.parquet.write;

import dev.colonnade.column.Schema;
import dev.colonnade.format.arrow.write.ArrowWriter;
import dev.colonnade.format.out.Target;
import dev.colonnade.format.parquet.meta.Compression;
import dev.colonnade.format.parquet.schema.ArrowHints;
import dev.colonnade.format.parquet.thrift.CompactWriter;
import dev.colonnade.format.parquet.thrift.CompactWriter.Of;
import dev.colonnade.format.parquet.write.ParquetSchema.LeafNode;
import dev.colonnade.memory.HeldBytes;
import dev.colonnade.memory.HeldMemory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts row groups into the file, one after the other, each with its page indexes behind it, and collects the footer on
 * the way. Not thread-safe.
 */
final class FooterWriter implements AutoCloseable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final Schema schema;
    private final ParquetSchema stored;
    private final ParquetOptions options;
    private final Target target;
    /** The row groups of the footer, as they will stand there. */
    private final HeldBytes groups;
    private final HeldBytes index;
    private int groupCount;
    private long rows;
    private long position;

    /** @param schema as the file says that it was */
    FooterWriter(Schema schema, ParquetSchema stored, ParquetOptions options, Target target, HeldMemory memory)
            throws IOException {
        this.schema = schema;
        this.stored = stored;
        this.options = options;
        this.target = target;
        this.groups = new HeldBytes(memory);
        this.index = new HeldBytes(memory);
        raw(MemorySegment.ofArray(MAGIC));
        target.flush();
    }

    private void raw(MemorySegment bytes) throws IOException {
        target.write(bytes);
        position += bytes.byteSize();
    }

    /** Bytes that went to the target so far. */
    long position() {
        return position;
    }

    /** Writes a row group that is finished, and clears it. */
    void append(RowGroupWriter group) throws IOException {
        List<ChunkWriter> chunks = group.chunks();
        long start = position;
        long[] places = new long[chunks.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = position;
            chunks.get(i).writeTo(target);
            position += chunks.get(i).bytes();
        }
        target.flush();
        long compressed = position - start;
        CompactWriter out = new CompactWriter(groups);
        out.begin();
        out.list(1, Of.STRUCTS, chunks.size());
        long uncompressed = 0;
        for (int i = 0; i < places.length; i++) {
            ChunkWriter chunk = chunks.get(i);
            uncompressed += chunk.uncompressedBytes();
            ChunkMetaWriter.write(chunk, behind(chunk, places[i]), Compression.code(options.codec()), out);
        }
        out.putLong(2, uncompressed);
        out.putLong(3, group.rows());
        sorting(out);
        out.putLong(5, start);
        out.putLong(6, compressed);
        if (groupCount <= Short.MAX_VALUE) {
            out.putShort(7, groupCount);
        }
        out.end();
        groupCount++;
        rows += group.rows();
        group.clear();
    }

    /** Writes a chunk's bloom filter and indexes. */
    private ChunkMetaWriter.Places behind(ChunkWriter chunk, long pages) throws IOException {
        long bloom = -1;
        int bloomSize = 0;
        if (chunk.leaf().bloom()) {
            HeldBytes filter = chunk.bloom().build();
            if (filter.size() > 0) {
                bloom = position;
                bloomSize = (int) filter.size();
                raw(filter.content());
                target.flush();
            }
        }
        long columns = -1;
        int columnsSize = 0;
        long offsets = -1;
        int offsetsSize = 0;
        if (options.pageIndex()) {
            index.clear();
            if (IndexWriter.columns(chunk, index)) {
                columns = position;
                columnsSize = (int) index.size();
                raw(index.content());
                target.flush();
            }
            index.clear();
            IndexWriter.offsets(chunk, pages + chunk.dictionaryBytes(), index);
            offsets = position;
            offsetsSize = (int) index.size();
            raw(index.content());
            target.flush();
        }
        return new ChunkMetaWriter.Places(pages, columns, columnsSize, offsets, offsetsSize, bloom, bloomSize);
    }

    private void sorting(CompactWriter out) {
        List<ParquetOptions.Sorting> sorted = new ArrayList<>();
        for (ParquetOptions.Sorting sorting : options.sorting()) {
            // Of a nested column no leaf is sorted.
            if (!(stored.columns().get(sorting.column()) instanceof LeafNode)) {
                break;
            }
            sorted.add(sorting);
        }
        if (sorted.isEmpty()) {
            return;
        }
        out.list(4, Of.STRUCTS, sorted.size());
        for (ParquetOptions.Sorting sorting : sorted) {
            out.begin();
            out.putInt(1, ((LeafNode) stored.columns().get(sorting.column())).leaf().index());
            out.putBoolean(2, sorting.descending());
            out.putBoolean(3, sorting.nullsFirst());
            out.end();
        }
    }

    /** Writes the footer. */
    void finish() throws IOException {
        index.clear();
        CompactWriter out = new CompactWriter(index);
        out.begin();
        out.putInt(1, 2);
        out.list(2, Of.STRUCTS, stored.elements().size());
        SchemaWriter elements = new SchemaWriter(out);
        for (int i = 0; i < stored.elements().size(); i++) {
            elements.write(stored.elements().get(i), i == 0);
        }
        out.putLong(3, rows);
        out.list(4, Of.STRUCTS, groupCount);
        out.elements(groups);
        Map<String, String> pairs = new LinkedHashMap<>(schema.metadata());
        pairs.put(ArrowHints.KEY, Base64.getEncoder().encodeToString(ArrowWriter.schemaMessage(schema)));
        out.list(5, Of.STRUCTS, pairs.size());
        pairs.forEach((key, value) -> {
            out.begin();
            out.putString(1, key);
            out.putString(2, value);
            out.end();
        });
        out.putString(6, options.createdBy());
        out.list(7, Of.STRUCTS, stored.leaves().size());
        for (Leaf _ : stored.leaves()) {
            out.begin();
            out.putEmpty(1);
            out.end();
        }
        out.end();
        index.putInt((int) index.size());
        index.put(MAGIC);
        raw(index.content());
        target.flush();
    }

    @Override
    public void close() {
        groups.close();
        index.close();
    }
}
