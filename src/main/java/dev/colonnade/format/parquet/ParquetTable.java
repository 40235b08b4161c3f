package dev.colonnade.format.parquet;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.EmptyColumn;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Batch;
import dev.colonnade.format.BloomProbe;
import dev.colonnade.format.ChunkParts;
import dev.colonnade.format.Chunks;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.DeclaredOrder;
import dev.colonnade.format.Finding;
import dev.colonnade.format.LayoutNode;
import dev.colonnade.format.OpenOptions;
import dev.colonnade.format.StoredType;
import dev.colonnade.format.Table;
import dev.colonnade.format.parquet.decode.LeafPage;
import dev.colonnade.format.parquet.meta.ColumnMeta;
import dev.colonnade.format.parquet.meta.Statistics;
import dev.colonnade.format.parquet.nested.ColumnReader;
import dev.colonnade.format.parquet.page.ChunkReader;
import dev.colonnade.format.parquet.page.PageList;
import dev.colonnade.format.parquet.schema.Shape;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import dev.colonnade.memory.FileStamp;
import dev.colonnade.memory.Lease;
import dev.colonnade.memory.MappedFile;
import dev.colonnade.memory.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A Parquet file, opened. A batch of it never spans row groups, and of wide or long ones it is smaller. */
final class ParquetTable implements Table {
    /** Fewer rows than these are not worth what a batch costs by itself. */
    private static final int WORTH_A_BATCH = 1 << 13;
    /** A batch is cut where it would take about this much memory, or an eighth of the budget. */
    private static final long LARGEST_BATCH = 128 << 20;
    private static final long MOST_ROWS = 1 << 20;

    private final String name;
    private final MappedFile file;
    private final Contents contents;
    private final Resources resources;
    private final ChunkReader.Context context;
    private final OpenChunks open = new OpenChunks();
    private final AtomicBoolean closed = new AtomicBoolean();

    private ParquetTable(String name, MappedFile file, Contents contents, Resources resources, OpenOptions options) {
        this.name = name;
        this.file = file;
        this.contents = contents;
        this.resources = resources;
        this.context = new ChunkReader.Context(this, resources.held(), resources.pages(), file.size(),
                options.verifyChecksums());
    }

    /** @param file one holder's share passes to the table */
    static ParquetTable open(MappedFile file, String name, Resources resources, OpenOptions options) {
        Contents contents = Contents.read(file.bytes(), options.keys());
        file.check();
        return new ParquetTable(name, file, contents, resources, options);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String format() {
        return "Parquet";
    }

    @Override
    public Schema schema() {
        return contents.schema();
    }

    @Override
    public long rowCount() {
        return contents.footer().groups().firstRow(contents.footer().groups().count());
    }

    @Override
    public Field declared(int column) {
        return contents.declared().get(column);
    }

    @Override
    public List<StoredType> storedTypes(int column) {
        return StoredTypes.of(contents.shapes().get(column));
    }

    @Override
    public long storedBytes() {
        return file.size();
    }

    @Override
    public Chunks chunks() {
        return new RowGroupChunks(contents.footer().groups());
    }

    @Override
    public Batch read(RowRange rows, int[] columns, Cancellation cancellation) {
        return read(rows, columns, false, cancellation);
    }

    @Override
    public Batch readEncoded(RowRange rows, int[] columns, Cancellation cancellation) {
        return read(rows, columns, true, cancellation);
    }

    private Batch read(RowRange rows, int[] columns, boolean encoded, Cancellation cancellation) {
        if (rows.to() > rowCount()) {
            throw Fault.of(Fault.Kind.USAGE, "rows " + rows.from() + " to " + rows.to() + " of " + rowCount()).in(name);
        }
        for (int column : columns) {
            Objects.checkIndex(column, schema().size());
        }
        if (rows.isEmpty()) {
            List<Column> empty = new ArrayList<>();
            for (int column : columns) {
                empty.add(EmptyColumn.of(schema().field(column).type()));
            }
            return new Batch(rows, empty, Lease.NONE);
        }
        cancellation.check();
        int group = chunks().of(rows.from());
        long start = chunks().firstRow(group);
        List<Lease> leases = new ArrayList<>();
        leases.add(file.lease());
        Lease lease = null;
        try {
            long end = Math.min(Math.min(rows.to(), chunks().firstRow(group + 1)),
                    rows.from() + mostRows(group, columns));
            if (encoded) {
                end = start + pageBound(group, columns, rows.from() - start, end - start);
            }
            List<Column> read = new ArrayList<>(columns.length);
            for (int column : columns) {
                Shape shape = contents.shapes().get(column);
                boolean nested = ColumnReader.isNested(shape);
                if (encoded && shape instanceof LeafShape leaf) {
                    read.add(ColumnReader.readEncoded(leaf, chunk(group, leaf, false), rows.from() - start, end - start,
                            resources.held(), leases, cancellation));
                    continue;
                }
                read.add(ColumnReader.read(shape, leaf -> chunk(group, leaf, nested), rows.from() - start, end - start,
                        false, resources.held(), leases, cancellation));
            }
            file.check();
            lease = Lease.all(leases);
            return new Batch(RowRange.of(rows.from(), end), read, lease);
        } catch (InternalError e) {
            throw explain(e);
        } catch (Fault e) {
            throw e.at("row group " + group).in(name);
        } finally {
            if (lease == null) {
                leases.forEach(Lease::close);
            }
        }
    }

    /**
     * Where a read for those who do not mind how long batches are should end: at the end of a page, so that pages are
     * taken whole and their values need not be put together with those of the next.
     */
    private long pageBound(int group, int[] columns, long from, long to) {
        long nearest = to;
        for (int column : columns) {
            if (contents.shapes().get(column) instanceof LeafShape leaf && leaf.leaf().maxRep() == 0) {
                PageList pages = pages(group, leaf);
                long end = pages.count() == 0 ? to : pages.first(pages.of(from) + 1);
                nearest = end - from >= WORTH_A_BATCH ? Math.min(nearest, end) : nearest;
            }
        }
        return nearest;
    }

    @Override
    public @Nullable ColumnBounds bounds(int group, int column) {
        if (!(contents.shapes().get(column) instanceof LeafShape leaf) || leaf.leaf().maxRep() > 0) {
            return null;
        }
        try {
            Statistics statistics = StoredChunk.open(file.bytes(), contents, group, leaf.leaf().index()).meta()
                    .statistics();
            return statistics == null
                    ? null
                    : StatisticBounds.of(statistics, leaf, order(leaf), contents.footer().groups().rows(group));
        } catch (Fault e) {
            // Bounds are a shortcut: what is wrong with the chunk shows when it is read.
            return null;
        }
    }

    @Override
    public List<DeclaredOrder> declaredOrder() {
        return SortingColumns.of(contents);
    }

    @Override
    public @Nullable ChunkParts parts(int group, int column) {
        if (!(contents.shapes().get(column) instanceof LeafShape leaf) || leaf.leaf().maxRep() > 0) {
            return null;
        }
        try {
            return IndexedPages.open(StoredChunk.open(file.bytes(), contents, group, leaf.leaf().index()), leaf,
                    order(leaf), contents.footer().groups().rows(group), file.size());
        } catch (Fault e) {
            // As bounds are: an index that cannot be read tells nothing.
            return null;
        }
    }

    @Override
    public @Nullable Batch dictionary(int group, int column, Cancellation cancellation) {
        if (!(contents.shapes().get(column) instanceof LeafShape leaf) || leaf.leaf().maxRep() > 0) {
            return null;
        }
        try {
            LeafPage page = chunk(group, leaf, false).wholeDictionary();
            return page == null
                    ? null
                    : new Batch(RowRange.of(0, page.entries()), List.of(page.slots()),
                            Lease.all(List.of(file.lease(), Lease.once(page::close))));
        } catch (Fault e) {
            // What is wrong with the dictionary shows when the chunk is read; what room it has not now, it may have then.
            return null;
        }
    }

    private int order(LeafShape leaf) {
        int[] orders = contents.footer().columnOrders();
        return leaf.leaf().index() < orders.length ? orders[leaf.leaf().index()] : 0;
    }

    @Override
    public @Nullable BloomProbe bloom(int group, int column) {
        if (!(contents.shapes().get(column) instanceof LeafShape leaf)) {
            return null;
        }
        try {
            return BloomFilter.open(StoredChunk.open(file.bytes(), contents, group, leaf.leaf().index()), leaf,
                    file.size());
        } catch (Fault e) {
            // As bounds are: a filter that cannot be read tells nothing.
            return null;
        }
    }

    @Override
    public long storedBytes(int group) {
        long bytes = contents.footer().groups().group(group).compressedSize();
        return bytes > 0 && bytes <= file.size() ? bytes : Table.super.storedBytes(group);
    }

    @Override
    public long storedBytes(int group, int[] columns) {
        long bytes = 0;
        for (int column : columns) {
            bytes += storedBytes(group, contents.shapes().get(column));
        }
        return Math.min(bytes, file.size());
    }

    private long storedBytes(int group, Shape shape) {
        return switch (shape) {
            case LeafShape leaf -> {
                ColumnMeta meta = contents.footer().groups().chunk(group, leaf.leaf().index()).meta();
                yield meta == null ? 0 : Math.clamp(meta.compressedSize(), 0, file.size());
            }
            case Shape.StructShape struct ->
                struct.children().stream().mapToLong(child -> storedBytes(group, child)).sum();
            case Shape.ListShape list -> storedBytes(group, list.element());
        };
    }

    /** How many rows of these columns are a batch of reasonable size. */
    private long mostRows(int group, int[] columns) {
        long rows = contents.footer().groups().rows(group);
        double bytes = 0;
        for (int column : columns) {
            Shape shape = contents.shapes().get(column);
            bytes += estimate(group, shape, ColumnReader.isNested(shape));
        }
        double room = Math.min(LARGEST_BATCH, resources.budget().limit() / 8.0);
        double fit = bytes <= room ? rows : rows * (room / bytes);
        return Math.max(1, Math.min((long) fit, MOST_ROWS));
    }

    private double estimate(int group, Shape shape, boolean nested) {
        return switch (shape) {
            case LeafShape leaf -> Math.max(0, chunk(group, leaf, nested).uncompressedSize());
            case Shape.StructShape struct -> {
                double bytes = 0;
                for (Shape child : struct.children()) {
                    bytes += estimate(group, child, nested);
                }
                yield bytes;
            }
            case Shape.ListShape list -> estimate(group, list.element(), nested);
        };
    }

    private ChunkReader chunk(int group, LeafShape leaf, boolean nested) {
        int index = leaf.leaf().index();
        long part = (long) group * contents.tree().leaves().size() + index;
        try {
            return open.get(part, () -> open(group, leaf, nested, part));
        } catch (Fault e) {
            throw e.at("column \"" + leaf.leaf().dotted() + '"');
        }
    }

    private PageList pages(int group, LeafShape leaf) {
        ChunkReader chunk = chunk(group, leaf, false);
        try {
            return chunk.pages();
        } catch (Fault e) {
            throw e.at("column \"" + leaf.leaf().dotted() + '"');
        }
    }

    private ChunkReader open(int group, LeafShape leaf, boolean nested, long part) {
        StoredChunk stored = StoredChunk.open(file.bytes(), contents, group, leaf.leaf().index());
        return new ChunkReader(context, stored.source(), stored.chunk(), stored.meta(), leaf, nested,
                contents.footer().groups().rows(group),
                part);
    }

    @Override
    public FileStamp.Change change() {
        return file.change();
    }

    @Override
    public void check() {
        file.check();
    }

    @Override
    public Fault explain(InternalError error) {
        return file.explain(error);
    }

    @Override
    public void verifyStructure(Consumer<Finding> findings,
            Progress progress, Cancellation cancellation) {
        try {
            new ParquetVerify(file.bytes(), contents, resources.held(), findings).run(progress, cancellation);
        } catch (InternalError e) {
            throw explain(e);
        } catch (Fault e) {
            throw e.in(name);
        }
    }

    @Override
    public LayoutNode layout() {
        return new ParquetLayout(name, file.bytes(), contents).root();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            resources.pages().forget(this);
            file.close();
        }
    }
}
