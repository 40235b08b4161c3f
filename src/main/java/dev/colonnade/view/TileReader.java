package dev.colonnade.view;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads blocks of cells and writes them down as text, on whatever thread asks. No fault escapes it: it ends in the tile.
 */
final class TileReader {
    /** The most characters of a cell that are ever looked at: more than any column shows. */
    static final int TEXT_LIMIT = 240;
    /** Likewise of a cell that goes on over a few lines. */
    static final int WRAPPED_LIMIT = 1_000;

    private final TableView view;

    private final CellFormat[] formats;

    /** @param formats by the number of the column within the table */
    TileReader(TableView view, IntFunction<CellFormat> formats) {
        this.view = view;
        this.formats = new CellFormat[view.columnCount()];
        for (int column = 0; column < this.formats.length; column++) {
            this.formats[column] = formats.apply(view.sourceColumn(column));
        }
    }

    CellFormat format(int column) {
        return formats[column];
    }

    /**
     * One tile a column of the job, in its order; empty if the job was cancelled. A column that cannot be read does not
     * take the others with it.
     */
    Tile[] read(Plan.Job job) {
        long from = job.block() * WindowCache.BLOCK;
        int rows = Math.toIntExact(Math.min(WindowCache.BLOCK, view.rowCount() - from));
        try {
            return readTogether(from, rows, job.columns(), job.cancellation());
        } catch (Fault fault) {
            return switch (fault.kind()) {
                case CANCELLED -> new Tile[0];
                // Whatever is read now is not what was opened: no column can be trusted.
                case CHANGED -> failed(job.columns().length, rows, fault);
                case NOT_FOUND, NO_PERMISSION, NOT_A_TABLE, DAMAGED, UNSUPPORTED, NEEDS_KEY, OVER_BUDGET, IO,
                        USAGE ->
                    readApart(from, rows, job, fault);
            };
        }
    }

    private Tile[] readApart(long from, int rows, Plan.Job job, Fault fault) {
        int[] columns = job.columns();
        if (columns.length == 1) {
            return failed(1, rows, fault);
        }
        Tile[] tiles = new Tile[columns.length];
        for (int i = 0; i < columns.length; i++) {
            try {
                tiles[i] = readTogether(from, rows, new int[]{columns[i]}, job.cancellation())[0];
            } catch (Fault own) {
                if (own.kind() == Fault.Kind.CANCELLED) {
                    return new Tile[0];
                }
                tiles[i] = Tile.failed(rows, own);
            }
        }
        return tiles;
    }

    private Tile[] readTogether(long from, int rows, int[] columns, Cancellation cancellation) {
        int[] source = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            source[i] = view.sourceColumn(columns[i]);
        }
        @Nullable
        String[][] texts = new @Nullable String[columns.length][rows];
        try {
            fill(from, rows, columns, source, texts, cancellation);
            // The texts came out of a map: they count only if the file is still what was opened.
            view.table().check();
        } catch (InternalError e) {
            throw view.table().explain(e);
        } catch (OutOfMemoryError e) {
            throw Fault.of(Fault.Kind.OVER_BUDGET, "too little memory to show these rows")
                    .advise("close other tables, or give more with --memory").because(e);
        } catch (Fault e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            throw Fault.damaged("rows " + from + " to " + (from + rows), "cannot be shown: " + e).because(e);
        }
        Tile[] tiles = new Tile[columns.length];
        for (int i = 0; i < columns.length; i++) {
            tiles[i] = Tile.of(texts[i]);
        }
        return tiles;
    }

    private void fill(long from, int rows, int[] columns, int[] source, @Nullable String[][] texts,
            Cancellation cancellation) {
        ViewRows.forEach(view, RowRange.of(from, from + rows), source, cancellation, (batch, at, count) -> {
            for (int i = 0; i < source.length; i++) {
                write(batch.column(i), formats[columns[i]], count, texts[i], (int) at);
            }
        });
    }

    private static void write(Column column, CellFormat format, int count, @Nullable String[] texts, int at) {
        CellLine line = CellLine.of(column, format, format.wrapped() ? WRAPPED_LIMIT : TEXT_LIMIT);
        for (int row = 0; row < count; row++) {
            texts[at + row] = line.text(row);
        }
    }

    private static Tile[] failed(int count, int rows, Fault fault) {
        Tile[] tiles = new Tile[count];
        java.util.Arrays.fill(tiles, Tile.failed(rows, fault));
        return tiles;
    }
}
