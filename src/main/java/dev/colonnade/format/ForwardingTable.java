package dev.colonnade.format;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.memory.FileStamp;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A table that is another one, but for what a subclass does differently. Closing it closes that one. */
public abstract class ForwardingTable implements Table {
    private final Table table;

    protected ForwardingTable(Table table) {
        this.table = table;
    }

    /** The other one. */
    protected final Table table() {
        return table;
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public List<String> files() {
        return table.files();
    }

    @Override
    public String format() {
        return table.format();
    }

    @Override
    public Schema schema() {
        return table.schema();
    }

    @Override
    public long rowCount() {
        return table.rowCount();
    }

    @Override
    public Field declared(int column) {
        return table.declared(column);
    }

    @Override
    public List<StoredType> storedTypes(int column) {
        return table.storedTypes(column);
    }

    @Override
    public long storedBytes() {
        return table.storedBytes();
    }

    @Override
    public Chunks chunks() {
        return table.chunks();
    }

    @Override
    public Batch read(RowRange rows, int[] columns, Cancellation cancellation) {
        return table.read(rows, columns, cancellation);
    }

    @Override
    public Batch readEncoded(RowRange rows, int[] columns, Cancellation cancellation) {
        return table.readEncoded(rows, columns, cancellation);
    }

    @Override
    public @Nullable ColumnBounds bounds(int chunk, int column) {
        return table.bounds(chunk, column);
    }

    @Override
    public List<DeclaredOrder> declaredOrder() {
        return table.declaredOrder();
    }

    @Override
    public @Nullable ChunkParts parts(int chunk, int column) {
        return table.parts(chunk, column);
    }

    @Override
    public @Nullable Batch dictionary(int chunk, int column, Cancellation cancellation) {
        return table.dictionary(chunk, column, cancellation);
    }

    @Override
    public @Nullable BloomProbe bloom(int chunk, int column) {
        return table.bloom(chunk, column);
    }

    @Override
    public long storedBytes(int chunk) {
        return table.storedBytes(chunk);
    }

    @Override
    public long storedBytes(int chunk, int[] columns) {
        return table.storedBytes(chunk, columns);
    }

    @Override
    public RowIdentity identity(long row) {
        return table.identity(row);
    }

    @Override
    public FileStamp.Change change() {
        return table.change();
    }

    @Override
    public void check() {
        table.check();
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error);
    }

    @Override
    public void verifyStructure(Consumer<Finding> findings, Progress progress, Cancellation cancellation) {
        table.verifyStructure(findings, progress, cancellation);
    }

    @Override
    public LayoutNode layout() {
        return table.layout();
    }

    @Override
    public void close() {
        table.close();
    }
}
