package dev.colonnade.format;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.memory.FileStamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named, immutable sequence of rows with a schema, addressed with 64 bits: an Arrow file, a Parquet file, a folder of
 * them.
 *
 * <p>Thread-safe. {@link #close} lets go of files once the last open batch is closed too. Failures are
 * {@link dev.colonnade.base.Fault}s that name the file.
 */
public interface Table extends AutoCloseable {
    /** What people call it: usually the path it was opened by. */
    String name();

    /** The paths of the files that it is read from. */
    default List<String> files() {
        return List.of(name());
    }

    /** The format and its version, as {@code Arrow IPC file}. */
    String format();

    Schema schema();

    /** Exact. */
    long rowCount();

    /**
     * The column as it was before the format stored it, where the file tells: what those who write Arrow, or Parquet with
     * an Arrow schema beside it, make of it again. Columns are read as {@link #schema} says.
     */
    default Field declared(int column) {
        return schema().field(column);
    }

    /** How a column is stored, a line for each leaf of it; empty where that is what the schema says. */
    default List<StoredType> storedTypes(int column) {
        return List.of();
    }

    /** Bytes on disk. */
    long storedBytes();

    Chunks chunks();

    /**
     * Reads some columns of a run of rows.
     *
     * <p>The batch begins at {@code rows.from()} and has at least one row; it may end before {@code rows.to()}, at a
     * bound of the table's own storage, and then the caller goes on from there. An empty range gives an empty batch.
     * Where values lie on disk as they lie in memory they are not copied. Whether the file is still what it was is
     * checked after reading, before the batch is handed out, but values of a mapped column are read later than that: who
     * publishes what came of them calls {@link #check} first.
     *
     * @param columns the numbers of columns of {@link #schema()}, in any order, each at most once
     * @param cancellation looked at between pages
     * @throws dev.colonnade.base.Fault also of kind {@code USAGE} for rows that are not there
     */
    Batch read(RowRange rows, int[] columns, Cancellation cancellation);

    /**
     * Like {@link #read}, for those who work on values and not on their layout: where a table stores values behind a
     * dictionary, a column may come as a {@link dev.colonnade.column.DictionaryColumn} whose {@code type()} is that of the
     * schema, and text as a {@link dev.colonnade.column.PrefixedBytesColumn}, in one batch and not in the next. The rows say the same.
     */
    default Batch readEncoded(RowRange rows, int[] columns, Cancellation cancellation) {
        return read(rows, columns, cancellation);
    }

    /**
     * What is known of a column's values in a chunk without reading them, or null. Only what can be relied on: rows are
     * left out because of it.
     */
    default @Nullable ColumnBounds bounds(int chunk, int column) {
        return null;
    }

    /** What the file says its rows are sorted by, the same in all chunks and the most important first; empty if nothing. */
    default List<DeclaredOrder> declaredOrder() {
        return List.of();
    }

    /** A column of a chunk in parts with bounds of their own, or null where no more is known than of the whole. */
    default @Nullable ChunkParts parts(int chunk, int column) {
        return null;
    }

    /**
     * All values that a column has in a chunk, NULL aside, and perhaps some that it has not, as a batch of that column
     * alone; null where they do not stand together in the file, or are too many to be looked at before anything is read.
     */
    default @Nullable Batch dictionary(int chunk, int column, Cancellation cancellation) {
        return null;
    }

    /** The bloom filter of a column in a chunk, or null where there is none, or none that can be read. */
    default @Nullable BloomProbe bloom(int chunk, int column) {
        return null;
    }

    /** Bytes on disk of a chunk; where that is not known, its share of the whole by rows. */
    default long storedBytes(int chunk) {
        long rows = chunks().firstRow(chunk + 1) - chunks().firstRow(chunk);
        return rowCount() == 0 ? 0 : Math.round(storedBytes() * (double) rows / rowCount());
    }

    /** Where a row comes from. */
    default RowIdentity identity(long row) {
        return new RowIdentity(name(), chunks().of(row), row);
    }

    /** Bytes on disk of some columns of a chunk; where that is not known, their share of the chunk by number. */
    default long storedBytes(int chunk, int[] columns) {
        return schema().size() == 0 ? 0 : Math.round(storedBytes(chunk) * (columns.length / (double) schema().size()));
    }

    /** How the file stands against the moment it was opened. */
    FileStamp.Change change();

    /** @throws dev.colonnade.base.Fault of kind {@code CHANGED} if the files are no longer what was opened */
    void check();

    /**
     * Turns what an access to mapped memory threw into the fault behind it: a file cut short under the reader is
     * reported as that. Any other error is thrown on.
     */
    dev.colonnade.base.Fault explain(InternalError error);

    /**
     * Tells what is wrong with the pieces that the table is stored in, as far as it does not show in the values read:
     * pieces that overlap, counts that disagree, checksums. Reads everything it needs for that.
     */
    void verifyStructure(java.util.function.Consumer<Finding> findings, dev.colonnade.base.Progress progress,
            Cancellation cancellation);

    /** The physical layout, as a tree that is read as it is opened up. */
    LayoutNode layout();

    @Override
    void close();
}
