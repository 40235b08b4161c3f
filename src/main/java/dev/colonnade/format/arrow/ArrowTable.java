package dev.colonnade.format.arrow;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.EmptyColumn;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Chunks;
import dev.colonnade.format.Finding;
import dev.colonnade.format.LayoutNode;
import dev.colonnade.format.Table;
import dev.colonnade.memory.FileStamp;
import dev.colonnade.memory.Lease;
import dev.colonnade.memory.Mapped;
import dev.colonnade.memory.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** An IPC file or stream, opened. A batch of it never spans record batches. */
final class ArrowTable implements Table {
    private final String name;
    private final Mapped file;
    private final Contents contents;
    private final FieldPlan plan;
    private final Resources resources;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param file one holder's share passes to the table */
    ArrowTable(String name, Mapped file, Contents contents, Resources resources) {
        this.name = name;
        this.file = file;
        this.contents = contents;
        this.plan = FieldPlan.of(contents.schema(), contents.legacyUnions());
        this.resources = resources;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String format() {
        return contents.format();
    }

    @Override
    public Schema schema() {
        return contents.schema();
    }

    @Override
    public long rowCount() {
        return contents.firstRows()[contents.batches().count()];
    }

    @Override
    public long storedBytes() {
        return file.size();
    }

    @Override
    public Chunks chunks() {
        return new Chunks() {
            @Override
            public String kind() {
                return "record batch";
            }

            @Override
            public int count() {
                return contents.batches().count();
            }

            @Override
            public long firstRow(int chunk) {
                return contents.firstRows()[chunk];
            }
        };
    }

    @Override
    public Batch read(RowRange rows, int[] columns, Cancellation cancellation) {
        if (rows.to() > rowCount()) {
            throw Fault.of(Fault.Kind.USAGE, "rows " + rows.from() + " to " + rows.to() + " of " + rowCount()).in(name);
        }
        for (int column : columns) {
            java.util.Objects.checkIndex(column, schema().size());
        }
        if (rows.isEmpty()) {
            List<Column> empty = new ArrayList<>();
            for (int column : columns) {
                empty.add(EmptyColumn.of(schema().field(column).type()));
            }
            return new Batch(rows, empty, Lease.NONE);
        }
        cancellation.check();
        int batch = chunks().of(rows.from());
        long start = contents.firstRows()[batch];
        long end = Math.min(rows.to(), contents.firstRows()[batch + 1]);
        int length = (int) Math.min(end - rows.from(), Integer.MAX_VALUE - 8);
        List<Lease> leases = new ArrayList<>();
        leases.add(file.lease());
        Lease lease = null;
        try {
            List<Column> read = narrowing(batch, columns, rows.from() - start, length, leases);
            file.check();
            lease = Lease.all(leases);
            long count = read.isEmpty() ? length : read.get(0).length();
            return new Batch(RowRange.of(rows.from(), rows.from() + count), read, lease);
        } catch (InternalError e) {
            throw explain(e);
        } catch (Fault e) {
            throw e.at("record batch " + batch).in(name);
        } catch (IndexOutOfBoundsException e) {
            throw Fault.damaged("record batch " + batch, "its metadata points outside the file").because(e).in(name);
        } finally {
            if (lease == null) {
                leases.forEach(Lease::close);
            }
        }
    }

    /** Asks for fewer rows as long as they stand for more elements than a column can count. */
    private List<Column> narrowing(int batch, int[] columns, long from, int length, List<Lease> leases) {
        for (int rows = length;; rows = rows / 2) {
            try {
                return new BatchReader(file.bytes(), contents, this, resources, batch, leases).read(plan, columns, from,
                        rows);
            } catch (ColumnReader.TooWide e) {
                if (rows <= 1) {
                    throw Fault.unsupported(null, "a value of more than 2^31 elements").because(e);
                }
            }
        }
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
    public void verifyStructure(Consumer<Finding> findings, Progress progress, Cancellation cancellation) {
        try {
            new ArrowStructure(file.bytes(), contents, findings).verify(progress, cancellation);
        } catch (InternalError e) {
            throw explain(e);
        }
    }

    @Override
    public LayoutNode layout() {
        return new ArrowLayout(name, file.bytes(), contents).root();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            resources.pages().forget(this);
            file.close();
        }
    }
}
