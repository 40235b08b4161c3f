package dev.colonnade.task.export;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Take;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.format.out.PartedWriter;
import dev.colonnade.format.out.TableWriter;
import dev.colonnade.task.Reading;
import dev.colonnade.task.Work;
import dev.colonnade.task.sort.OrderedRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * The rows of an order on their way to a writer, as fast as they are read.
 *
 * <p>A writer that takes parts gets them: each thread reads, encodes and compresses its own, and what it has read is
 * still in the processor's caches when it is encoded. To other writers rows go one batch after the other; a round of
 * reading and one of writing take turns then, and each has all threads.
 */
public final class ExportRows {
    /** Takes rows in order. */
    private interface Use {
        /** @param batch closed by the caller */
        void with(Batch batch) throws IOException;
    }

    private final Table table;
    private final int[] columns;
    private final boolean encoded;
    private final Work work;
    private final LongAdder written = new LongAdder();

    /**
     * @param columns the numbers of columns of the table
     * @param encoded whether the writer takes columns as {@link Table#readEncoded} has them
     */
    public ExportRows(Table table, int[] columns, boolean encoded, Work work) {
        this.table = table;
        this.columns = columns.clone();
        this.encoded = encoded;
        this.work = work;
    }

    /** Writes the rows of the order and returns how many there were; the writer is not finished. */
    public long write(RowOrder order, TableWriter writer) throws IOException {
        written.reset();
        try {
            all(order, writer);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return written.sum();
    }

    private void all(RowOrder order, TableWriter writer) throws IOException {
        Use use = batch -> {
            if (batch.length() > 0) {
                writer.write(batch.columns(), batch.length());
                count(batch);
            }
        };
        if (order instanceof Permutation permutation) {
            new OrderedRows(table, permutation, columns, work).<IOException>forEach(
                    RowRange.of(0, permutation.size()), Take.PART, use::with);
            return;
        }
        work.phase("writing", order.size());
        SomeRows rows = new SomeRows(table, columns, encoded, order, work);
        if (order.size() == 0) {
            return;
        }
        if (writer instanceof PartedWriter parted) {
            parts(rows, parted);
        } else {
            rounds(rows, use);
        }
    }

    private void count(Batch batch) {
        written.add(batch.length());
        work.metrics().read(batch.length(), 0);
    }

    private void parts(SomeRows rows, PartedWriter writer) throws IOException {
        long size = writer.partRows(rows.size());
        long count = Math.ceilDiv(rows.size(), size);
        int atOnce = (int) Math.min(count, Math.min(work.threads(), rows.reading().atOnce()));
        work.parallel(count, atOnce, number -> {
            try (PartedWriter.Part part = writer.part(number, atOnce)) {
                long from = number * size;
                part(rows, from, Math.min(rows.size(), from + size), part);
                part.end();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, writer::abandon);
    }

    private void part(SomeRows rows, long from, long to, PartedWriter.Part part) throws IOException {
        long end = rows.row(to - 1) + 1;
        int usual = rows.reading().most();
        int most = usual;
        for (long at = rows.row(from); at < end;) {
            work.cancellation().checkpoint();
            RowRange range = RowRange.of(at, Math.min(end, at + most));
            Batch batch;
            try {
                batch = rows.read(range);
            } catch (Fault e) {
                if (e.kind() == Fault.Kind.OVER_BUDGET && most > 1) {
                    // Fewer rows at a time may fit.
                    most = fewer(most, range);
                    continue;
                }
                throw e;
            }
            most = Math.min(usual, most * 2);
            try (batch) {
                at = rows.next(batch.rows().to(), end);
                try (Batch picked = rows.pick(batch)) {
                    part.write(picked.columns(), picked.length());
                    work.advance(picked.length());
                    count(picked);
                }
            }
            table.check();
        }
    }

    private void rounds(SomeRows rows, Use use) throws IOException {
        long end = rows.row(rows.size() - 1) + 1;
        int usual = rows.reading().most();
        int most = usual;
        int atOnce = work.threads();
        for (long at = rows.row(0); at < end;) {
            work.cancellation().checkpoint();
            List<RowRange> ranges = new ArrayList<>();
            long next = at;
            while (ranges.size() < atOnce && next < end) {
                RowRange range = rows.reading().range(next, end, most);
                ranges.add(range);
                next = rows.next(range.to(), end);
            }
            List<List<Batch>> read = round(rows, ranges, most > 1 || atOnce > 1);
            if (read.isEmpty()) {
                most = fewer(most, ranges.getFirst());
                atOnce = most < Reading.FEWEST ? 1 : atOnce;
                continue;
            }
            most = Math.min(usual, most * 2);
            atOnce = most < Reading.FEWEST ? 1 : work.threads();
            try {
                for (List<Batch> some : read) {
                    for (Batch batch : some) {
                        use.with(batch);
                        work.advance(batch.length());
                        batch.close();
                    }
                }
            } finally {
                close(read);
            }
            at = next;
            table.check();
        }
    }

    /** After a range that did not fit, which may have had less rows than were allowed; one at least. */
    private static int fewer(int most, RowRange range) {
        return (int) Math.max(1, Math.min(most, range.size()) / 4);
    }

    private static void close(List<List<Batch>> read) {
        read.forEach(some -> some.forEach(Batch::close));
    }

    /** Nothing if the rows do not fit the budget, and fewer might. */
    private List<List<Batch>> round(SomeRows rows, List<RowRange> ranges, boolean again) {
        List<List<Batch>> read = new ArrayList<>();
        ranges.forEach(_ -> read.add(new ArrayList<>()));
        boolean done = false;
        try {
            work.parallel(ranges.size(), number -> {
                RowRange range = ranges.get((int) number);
                for (long at = range.from(); at < range.to();) {
                    Batch batch = rows.read(RowRange.of(at, range.to()));
                    at = rows.next(batch.rows().to(), range.to());
                    read.get((int) number).add(rows.picked(batch));
                }
            });
            done = true;
            return read;
        } catch (Fault e) {
            if (e.kind() == Fault.Kind.OVER_BUDGET && again) {
                return List.of();
            }
            throw e;
        } finally {
            if (!done) {
                close(read);
            }
        }
    }
}
