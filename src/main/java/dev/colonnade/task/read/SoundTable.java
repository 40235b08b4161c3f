package dev.colonnade.task.read;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.BloomProbe;
import dev.colonnade.format.ChunkParts;
import dev.colonnade.format.Chunks;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.ForwardingTable;
import dev.colonnade.format.RowIdentity;
import dev.colonnade.format.Table;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A table without some of its chunks. Rows and chunks are numbered without them. */
final class SoundTable extends ForwardingTable {
    /** The number within the whole table of each chunk that is left. */
    private final int[] kept;
    private final long[] firstRow;

    SoundTable(Table table, BitSet bad) {
        super(table);
        Chunks all = table.chunks();
        this.kept = new int[all.count() - bad.cardinality()];
        this.firstRow = new long[kept.length + 1];
        int next = 0;
        for (int chunk = bad.nextClearBit(0); chunk < all.count(); chunk = bad.nextClearBit(chunk + 1)) {
            kept[next] = chunk;
            firstRow[++next] = firstRow[next - 1] + all.firstRow(chunk + 1) - all.firstRow(chunk);
        }
    }

    @Override
    public long rowCount() {
        return firstRow[kept.length];
    }

    @Override
    public Chunks chunks() {
        return new Chunks() {
            @Override
            public String kind() {
                return table().chunks().kind();
            }

            @Override
            public int count() {
                return kept.length;
            }

            @Override
            public long firstRow(int chunk) {
                return firstRow[chunk];
            }
        };
    }

    @Override
    public Batch read(RowRange rows, int[] columns, Cancellation cancellation) {
        long offset = offset(rows);
        return back(table().read(there(rows, offset), columns, cancellation), offset);
    }

    @Override
    public Batch readEncoded(RowRange rows, int[] columns, Cancellation cancellation) {
        long offset = offset(rows);
        return back(table().readEncoded(there(rows, offset), columns, cancellation), offset);
    }

    /** How much further the row stands in the whole table. */
    private long offset(RowRange rows) {
        if (rows.to() > rowCount()) {
            throw Fault.of(Fault.Kind.USAGE, "rows " + rows.from() + " to " + rows.to() + " of " + rowCount())
                    .in(name());
        }
        if (rows.isEmpty()) {
            return 0;
        }
        int chunk = chunks().of(rows.from());
        return table().chunks().firstRow(kept[chunk]) - firstRow[chunk];
    }

    /** As far as the chunk goes: what follows it may be one that is left out. */
    private RowRange there(RowRange rows, long offset) {
        if (rows.isEmpty()) {
            return RowRange.of(0, 0);
        }
        long end = Math.min(rows.to(), firstRow[chunks().of(rows.from()) + 1]);
        return RowRange.of(rows.from() + offset, end + offset);
    }

    private static Batch back(Batch batch, long offset) {
        return offset == 0
                ? batch
                : new Batch(RowRange.of(batch.rows().from() - offset, batch.rows().to() - offset), batch.columns(),
                        batch.lease());
    }

    @Override
    public RowIdentity identity(long row) {
        return table().identity(row + offset(RowRange.of(row, row + 1)));
    }

    @Override
    public @Nullable ColumnBounds bounds(int chunk, int column) {
        return table().bounds(kept[chunk], column);
    }

    @Override
    public @Nullable ChunkParts parts(int chunk, int column) {
        return table().parts(kept[chunk], column);
    }

    @Override
    public @Nullable Batch dictionary(int chunk, int column, Cancellation cancellation) {
        return table().dictionary(kept[chunk], column, cancellation);
    }

    @Override
    public @Nullable BloomProbe bloom(int chunk, int column) {
        return table().bloom(kept[chunk], column);
    }

    @Override
    public long storedBytes(int chunk) {
        return table().storedBytes(kept[chunk]);
    }

    @Override
    public long storedBytes(int chunk, int[] columns) {
        return table().storedBytes(kept[chunk], columns);
    }
}
