package dev.colonnade.task.sort;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.HeldColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Take;
import dev.colonnade.column.Type;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldBytes;
import dev.colonnade.task.Reading;
import dev.colonnade.task.Work;
import dev.colonnade.view.RowOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whole rows in any order by way of the disk. The table is read once from front to end, and each row goes to the spill
 * file of the range of places that its own lies in; then one file after the other is put in order, where it lies.
 *
 * <p>Memory holds a batch that is read and one that is written, whatever the table's size: this is the first half of a
 * distribution sort (Knuth, The Art of Computer Programming, volume 3, section 5.4.7), by places that are known already.
 */
final class SpilledRows implements AutoCloseable {
    /** Rows of a file are read in no order, so that it should stay in the system's cache. */
    private static final long PART_BYTES = 48_000_000;
    private static final int MOST_PARTS = 256;
    private static final Type.Int PLACE = new Type.Int(32, true);

    private final Table table;
    private final RowOrder order;
    private final RowRange places;
    private final int[] columns;
    private final Work work;
    private final Reading reading;
    private final Schema schema;
    private final long partRows;
    private final List<@Nullable SpilledPart> parts = new ArrayList<>();

    /** @param parts how many files, at most */
    SpilledRows(Table table, RowOrder order, RowRange places, int[] columns, int parts, Work work) {
        this.table = table;
        this.order = order;
        this.places = places;
        this.columns = columns;
        this.work = work;
        this.reading = new Reading(table, columns, work);
        List<Field> fields = new ArrayList<>();
        for (int column : columns) {
            fields.add(table.schema().field(column));
        }
        fields.add(new Field("place", PLACE, false));
        this.schema = new Schema(fields);
        this.partRows = Math.ceilDiv(places.size(), parts);
    }

    /**
     * How many files are best for so many rows.
     *
     * @param rowBytes of memory that a row takes, about
     */
    static int parts(long rows, long rowBytes) {
        return (int) Math.clamp(rows * rowBytes / PART_BYTES, 1, MOST_PARTS);
    }

    /** Whether rows of such a table can be spilled: one whose nested dictionaries a stream would repeat cannot well. */
    static boolean suits(Table table, int[] columns) {
        for (int column : columns) {
            if (hasDictionary(table.schema().field(column).type())) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasDictionary(Type type) {
        return switch (type) {
            case Type.Dictionary _ -> true;
            case Type.ListOf list -> hasDictionary(list.element().type());
            case Type.FixedList list -> hasDictionary(list.element().type());
            case Type.MapOf map -> hasDictionary(map.entries().type());
            case Type.Struct struct -> struct.fields().stream().anyMatch(field -> hasDictionary(field.type()));
            case Type.Union union -> union.fields().stream().anyMatch(field -> hasDictionary(field.type()));
            case Type.RunEndEncoded runs -> hasDictionary(runs.values().type());
            case Type.Extension extension -> hasDictionary(extension.storage());
            case Type.Null _,Type.Bool _,Type.Int _,Type.FloatingPoint _,Type.Decimal _,Type.Utf8 _,Type.Binary _,Type.FixedBinary _,Type.Date _,Type.Time _,Type.Timestamp _,Type.Duration _,Type.Interval _ ->
                false;
        };
    }

    /** Reads the table and spills its rows. */
    void spill() {
        int readers = Math.min(work.threads(), reading.atOnce());
        while (true) {
            try {
                spill(readers);
                return;
            } catch (Fault e) {
                closeParts();
                if (e.kind() != Fault.Kind.OVER_BUDGET || readers == 1) {
                    throw e;
                }
                readers = 1;
                work.metrics().event("spilling rows on one thread");
            }
        }
    }

    private void spill(int readers) {
        try (Placement placement = new Placement(table.rowCount(), places.size(), work);
                HeldBytes room = new HeldBytes(work.memory())) {
            work.phase("placing rows", places.size());
            work.parallel(Math.ceilDiv(places.size(), (long) Take.PART), part -> {
                long from = places.from() + part * Take.PART;
                long to = Math.min(places.to(), from + Take.PART);
                for (long at = from; at < to; at++) {
                    placement.set(order.sourceRow(at), at - places.from());
                }
                work.advance(to - from);
            });
            for (long at = places.from(); at < places.to(); at += partRows) {
                parts.add(new SpilledPart(RowRange.of(at, Math.min(places.to(), at + partRows)), schema, room, work));
            }
            work.phase("spilling rows", table.rowCount());
            List<RowRange> ranges = new ArrayList<>();
            for (long at = 0; at < table.rowCount();) {
                RowRange range = reading.range(at, table.rowCount(), reading.most());
                ranges.add(range);
                at = range.to();
            }
            work.parallel(ranges.size(), readers, number -> {
                RowRange range = ranges.get((int) number);
                if (placement.isAny(range)) {
                    spill(range, placement);
                    work.metrics().read(range.size(), 0);
                }
                work.advance(range.size());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void spill(RowRange range, Placement placement) {
        int most = reading.most();
        try (HeldBytes room = new HeldBytes(work.memory())) {
            for (long at = range.from(); at < range.to();) {
                work.cancellation().check();
                try (Batch batch = table.read(RowRange.of(at, Math.min(range.to(), at + most)), columns,
                        work.cancellation())) {
                    for (int from = 0; from < batch.length(); from += Take.PART) {
                        spill(batch, from, Math.min(Take.PART, batch.length() - from), placement, room);
                    }
                    at = batch.rows().to();
                } catch (Fault e) {
                    if (e.kind() != Fault.Kind.OVER_BUDGET || most == Reading.FEWEST) {
                        throw e;
                    }
                    // Fewer rows at a time may fit.
                    most = Math.max(Reading.FEWEST, most / 4);
                }
                table.check();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some rows of a batch: brought together by the part they go to, and handed to each. */
    private void spill(Batch batch, int from, int length, Placement placement, HeldBytes room) throws IOException {
        long first = batch.rows().from() + from;
        int[] next = new int[parts.size() + 1];
        for (int i = 0; i < length; i++) {
            long place = placement.of(first + i);
            if (place >= 0) {
                next[(int) (place / partRows) + 1]++;
            }
        }
        for (int part = 0; part < parts.size(); part++) {
            next[part + 1] += next[part];
        }
        int count = next[parts.size()];
        int[] at = new int[count];
        List<HeldColumn> copies = new ArrayList<>();
        try (HeldBuffer to = work.memory().allocate(Math.max(1, count) * (long) Integer.BYTES)) {
            for (int i = 0; i < length; i++) {
                long place = placement.of(first + i);
                if (place >= 0) {
                    int put = next[(int) (place / partRows)]++;
                    at[put] = from + i;
                    to.bytes().set(Layouts.INT, put * (long) Integer.BYTES, (int) (place % partRows));
                }
            }
            List<Column> all = new ArrayList<>();
            for (Column column : batch.columns()) {
                HeldColumn copy = Pieces.take(column, at, count, work.memory());
                copies.add(copy);
                all.add(copy.column());
            }
            all.add(new FixedColumn(PLACE, count, Bits.ALL, Integer.BYTES,
                    to.bytes().asSlice(0, count * (long) Integer.BYTES)));
            // Each part's rows now end where the next one's begin.
            for (int part = 0, start = 0; part < parts.size(); start = next[part++]) {
                int begin = start;
                int rows = next[part] - start;
                SpilledPart into = parts.get(part);
                if (rows > 0 && into != null) {
                    into.add(all.stream().map(column -> column.slice(begin, rows)).toList(), rows, room);
                }
            }
        } finally {
            copies.forEach(HeldColumn::close);
        }
    }

    /** How many files there are. */
    int parts() {
        return parts.size();
    }

    /** Hands out the rows of each file, in order; a file is gone once its rows were handed out. */
    <E extends Exception> void forEach(OrderedRows.Gathered<E> use) throws E {
        for (int number = 0; number < parts.size(); number++) {
            SpilledPart part = parts.get(number);
            if (part == null) {
                continue;
            }
            try (HeldBytes room = new HeldBytes(work.memory()); GatheredRows gathered = part.gather(room)) {
                use.with(gathered);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            parts.set(number, null);
            part.close();
        }
    }

    private void closeParts() {
        for (SpilledPart part : parts) {
            if (part != null) {
                part.close();
            }
        }
        parts.clear();
    }

    @Override
    public void close() {
        closeParts();
    }
}
