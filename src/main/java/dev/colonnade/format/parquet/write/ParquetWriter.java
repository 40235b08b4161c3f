package dev.colonnade.format.parquet.write;

import dev.colonnade.base.Fault;
import dev.colonnade.codec.Compressor;
import dev.colonnade.column.Column;
import dev.colonnade.column.Schema;
import dev.colonnade.format.arrow.write.ArrowWriter;
import dev.colonnade.format.out.Parallel;
import dev.colonnade.format.out.TableWriter;
import dev.colonnade.format.out.Target;
import dev.colonnade.format.parquet.meta.Compression;
import dev.colonnade.format.parquet.schema.ArrowHints;
import dev.colonnade.format.parquet.thrift.CompactWriter;
import dev.colonnade.format.parquet.thrift.CompactWriter.Of;
import dev.colonnade.format.parquet.write.ParquetSchema.LeafNode;
import dev.colonnade.format.parquet.write.ParquetSchema.Node;
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
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Writes a Parquet file: data pages of version 1 with checksums, of about {@value #PAGE_ROWS} rows, and statistics. A row
 * group waits in memory, encoded, until it has its rows or grows as large as its share of the memory; its page indexes
 * follow it at once.
 */
public final class ParquetWriter implements TableWriter {
    static final int PAGE_ROWS = 20_000;
    private static final long LARGEST_PAGE = 1 << 20;
    private static final long SMALLEST_PAGE = 8 << 10;
    private static final long LARGEST_GROUP = 512 << 20;
    /** Rows of all columns at a time: between such steps is looked how large the row group has become. */
    private static final int STEP_ROWS = 1 << 16;
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final Schema schema;
    private final ParquetSchema stored;
    private final ParquetOptions options;
    private final Target target;
    private final Parallel parallel;
    private final HeldMemory memory;
    private final Compressor compressor;
    private final List<ChunkWriter> chunks = new ArrayList<>();
    private final Queue<Scratch> scratches = new ConcurrentLinkedQueue<>();
    /** The row groups of the footer, as they will stand there. */
    private final HeldBytes groups;
    private final HeldBytes index;
    private final long groupBytes;
    private int groupCount;
    private long groupRows;
    private long rows;
    private long position;

    /**
     * @param groupBytes how large a row group may become in memory
     * @throws Fault of kind {@code USAGE} for what Parquet cannot hold, before anything is written
     */
    public ParquetWriter(Schema schema, ParquetOptions options, Target target, Parallel parallel, HeldMemory memory,
            long groupBytes) throws IOException {
        this.schema = schema;
        this.stored = ParquetSchema.of(schema, options.bloom());
        this.options = options;
        this.target = target;
        this.parallel = parallel;
        this.memory = memory;
        this.groupBytes = Math.min(LARGEST_GROUP, groupBytes);
        this.compressor = new Compressor(options.codec(), options.level());
        this.groups = new HeldBytes(memory);
        this.index = new HeldBytes(memory);
        PageWriter pages = new PageWriter(compressor);
        int leaves = stored.leaves().size();
        long pageBytes = Math.clamp(this.groupBytes / 4 / leaves, SMALLEST_PAGE, LARGEST_PAGE);
        for (Leaf leaf : stored.leaves()) {
            chunks.add(new ChunkWriter(leaf, options.dictionary(), PAGE_ROWS, pageBytes, pages, memory));
        }
        raw(MemorySegment.ofArray(MAGIC));
        target.flush();
    }

    /** @throws Fault of kind {@code USAGE} that names the first column that Parquet cannot hold, and what to do about it */
    public static void check(Schema schema, Set<String> bloom) {
        ParquetSchema.of(schema, bloom);
    }

    private void raw(MemorySegment bytes) throws IOException {
        target.write(bytes);
        position += bytes.byteSize();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void write(List<Column> columns, int length) throws IOException {
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(columns.size() + " columns where the schema has " + schema.size());
        }
        int at = 0;
        while (at < length) {
            int from = at;
            int count = (int) Math.min(Math.min(length - at, STEP_ROWS), options.rowGroupRows() - groupRows);
            parallel.run(columns.size(), column -> add((int) column, columns.get((int) column), from, count));
            groupRows += count;
            at += count;
            if (groupRows >= options.rowGroupRows() || footprint() >= groupBytes) {
                endGroup();
            }
        }
    }

    private long footprint() {
        long sum = 0;
        for (ChunkWriter chunk : chunks) {
            sum += chunk.footprint();
        }
        return sum;
    }

    private void add(int number, Column column, int from, int count) {
        Scratch scratch = borrow();
        try {
            Node node = stored.columns().get(number);
            if (node instanceof LeafNode leaf) {
                chunks.get(leaf.leaf().index()).rows(column, from, count, scratch);
            } else {
                new Shredder(memory, (leaf, values, entries) -> chunks.get(leaf.index()).entries(values, entries,
                        scratch)).shred(node, column, from, count);
            }
        } catch (Fault e) {
            throw e.at("column \"" + schema.field(number).name() + '"');
        } finally {
            scratches.add(scratch);
        }
    }

    private Scratch borrow() {
        Scratch scratch = scratches.poll();
        return scratch == null ? new Scratch(memory) : scratch;
    }

    private void endGroup() throws IOException {
        parallel.run(chunks.size(), number -> {
            Scratch scratch = borrow();
            try {
                chunks.get((int) number).finish(scratch);
            } finally {
                scratches.add(scratch);
            }
        });
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
            chunk.clear();
        }
        out.putLong(2, uncompressed);
        out.putLong(3, groupRows);
        sorting(out);
        out.putLong(5, start);
        out.putLong(6, compressed);
        if (groupCount <= Short.MAX_VALUE) {
            out.putShort(7, groupCount);
        }
        out.end();
        groupCount++;
        rows += groupRows;
        groupRows = 0;
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

    @Override
    public void finish() throws IOException {
        if (groupRows > 0) {
            endGroup();
        }
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
        chunks.forEach(ChunkWriter::close);
        scratches.forEach(Scratch::close);
        scratches.clear();
        groups.close();
        index.close();
        compressor.close();
    }
}
