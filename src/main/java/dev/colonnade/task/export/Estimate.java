package dev.colonnade.task.export;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.column.Concat;
import dev.colonnade.column.HeldColumn;
import dev.colonnade.column.Pick;
import dev.colonnade.format.Table;
import dev.colonnade.format.out.TableWriter;
import dev.colonnade.format.out.Target;
import dev.colonnade.scan.RowRuns;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.Selection;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many bytes an export will write, about. Rows at a few places of what is written are written to nowhere, once all of
 * them and once those of every other place: what the former are more is what each further row costs, without what a file
 * has once (a schema, the words of a dictionary).
 */
record Estimate(Export export) implements Task<Long> {
    private static final int PLACES = 8;
    private static final int ROWS = 2_500;
    /** Of rows in another order, each of which may lie in a page of its own. */
    private static final int SCATTERED = 128;
    /** Rows of the table that are gone through for those of a selection, at one place. */
    private static final long SPAN = 1 << 17;
    private static final int FEWER = 8;

    @Override
    public String name() {
        return "estimate";
    }

    @Override
    public Long run(Work work) throws IOException {
        if (export.order().size() == 0) {
            return 0L;
        }
        int most = ROWS;
        while (true) {
            try {
                return estimate(most, work);
            } catch (Fault e) {
                if (e.kind() != Fault.Kind.OVER_BUDGET || most == 1) {
                    throw e;
                }
                most = Math.max(1, most / FEWER);
            }
        }
    }

    private long estimate(int most, Work work) throws IOException {
        Table read = export.read(work.memory());
        List<List<HeldColumn>> all = new ArrayList<>();
        List<List<HeldColumn>> half = new ArrayList<>();
        long rows = 0;
        long fewer = 0;
        try {
            for (int place = 0; place < PLACES; place++) {
                long from = start(place);
                int count = count(from, start(place + 1), most);
                int before = all.size();
                take(read, from, count, all, work);
                rows += count;
                if (place % 2 == 0) {
                    half.addAll(all.subList(before, all.size()));
                    fewer += count;
                }
            }
            long size = export.order().size();
            long bytes = written(read, all, rows, work);
            if (rows == size || rows == fewer) {
                return Math.round(bytes * ((double) size / rows));
            }
            double each = (bytes - written(read, half, fewer, work)) / (double) (rows - fewer);
            return Math.max(0, Math.round(bytes + each * (size - rows)));
        } finally {
            all.forEach(some -> some.forEach(HeldColumn::close));
        }
    }

    private long start(int place) {
        long size = export.order().size();
        return size / PLACES * place + Math.min(place, size % PLACES);
    }

    private int count(long from, long to, int most) {
        long end = Math.min(to, from + most);
        return (int) switch (export.order()) {
            case AllRows _ -> end - from;
            case Permutation _ -> Math.min(end - from, SCATTERED);
            case Selection some -> {
                if (from == end) {
                    yield 0;
                }
                long last = Math.min(export.table().rowCount(), some.sourceRow(from) + SPAN);
                yield Math.min(end, some.rank(last)) - from;
            }
        };
    }

    /** Copies of rows that follow each other, in the order of the table. */
    private void take(Table read, long from, int count, List<List<HeldColumn>> into, Work work) {
        long[] rows = new long[count];
        export.order().sourceRows(from, count, rows);
        Arrays.sort(rows);
        RowRuns.read(read, rows, 0, count, export.columns(), false, work.resources().room(), work.cancellation(),
                (batch, at, some) -> {
                    List<HeldColumn> copies = new ArrayList<>();
                    into.add(copies);
                    for (Column column : batch.columns()) {
                        copies.add(Pick.copied(column, at, some, work.memory()));
                    }
                });
    }

    private long written(Table read, List<List<HeldColumn>> pieces, long rows, Work work) throws IOException {
        Target nowhere = new Target() {
            @Override
            public void write(MemorySegment bytes) {
            }

            @Override
            public void flush() {
            }
        };
        List<HeldColumn> columns = new ArrayList<>();
        try (TableWriter writer = Export.writer(export.schema(read), export.options(read), nowhere,
                export.createdBy(), work)) {
            for (int i = 0; i < export.columns().length; i++) {
                int column = i;
                columns.add(Concat.of(pieces.stream().map(some -> some.get(column).column()).toList(), work.memory()));
            }
            writer.write(columns.stream().map(HeldColumn::column).toList(), Math.toIntExact(rows));
            writer.finish();
            return writer.position();
        } finally {
            columns.forEach(HeldColumn::close);
        }
    }
}
