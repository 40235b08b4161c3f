package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Table;
import dev.colonnade.format.parquet.write.ParquetOptions;
import dev.colonnade.scan.Filter;
import dev.colonnade.scan.FilterScan;
import dev.colonnade.task.Work;
import dev.colonnade.task.read.TaskReads;
import dev.colonnade.task.sort.OrderedRows;
import dev.colonnade.task.sort.PlainTable;
import dev.colonnade.task.sort.Sort;
import dev.colonnade.task.sort.SortKey;
import dev.colonnade.task.sort.TopK;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selecting;
import dev.colonnade.view.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * Which rows a command was asked for, which columns of them, and in what order.
 *
 * @param columns of the table with its derived columns
 * @param schema of the rows as they are given
 * @param declared their columns as their files say that they were
 */
record RowSource(Derived derived, int[] columns, Schema schema, List<Field> declared, @Nullable Filter filter,
        List<SortKey> keys) {
    static void declare(CommandSpec spec) {
        declareUnsorted(spec);
        spec.addOption(Session.option("--nulls", "first|last", "where nulls are sorted to (default: last)"));
    }

    static void declareUnsorted(CommandSpec spec) {
        Where.declare(spec);
        Derived.declareWith(spec);
        spec.addOption(Session.option("--columns", "A,B", "only these columns, in this order"));
    }

    /** @param by what to sort by, as {@code a,-b}, or null */
    static RowSource of(ParseResult options, Table given, @Nullable String by, Session session) {
        Derived derived = Derived.of(options, given, session.resources().held());
        Table table = derived.over(given);
        String list = options.matchedOptionValue("--columns", (String) null);
        int[] columns = list == null ? table.schema().all() : Names.columns(list, table.schema());
        Filter filter = Where.filter(options, table, session.taskOptions().engine());
        String nulls = options.matchedOptionValue("--nulls", "last");
        if (!nulls.equals("first") && !nulls.equals("last")) {
            throw Fault.of(Fault.Kind.USAGE, "--nulls " + nulls + " is not known").advise("choose first or last");
        }
        List<SortKey> keys = by == null ? List.of() : SortKey.parse(by, table.schema(), nulls.equals("first"));
        // What is sorted comes from everywhere, and so has no dictionary of its own.
        Table plain = keys.isEmpty() ? table : PlainTable.of(table, session.resources().held());
        Schema schema = plain.schema();
        List<Field> declared = java.util.Arrays.stream(columns).mapToObj(plain::declared).toList();
        List<Field> fields = new ArrayList<>();
        for (int column : columns) {
            fields.add(schema.field(column));
        }
        return new RowSource(derived, columns, new Schema(fields, schema.metadata()), declared, filter, keys);
    }

    /** What the rows are sorted by, as far as those columns are among the ones given. */
    List<ParquetOptions.Sorting> sorting() {
        List<ParquetOptions.Sorting> sorting = new ArrayList<>();
        for (SortKey key : keys) {
            int place = java.util.stream.IntStream.range(0, columns.length).filter(i -> columns[i] == key.column())
                    .findFirst().orElse(-1);
            if (place < 0) {
                break;
            }
            sorting.add(new ParquetOptions.Sorting(place, key.descending(), key.nullsFirst()));
        }
        return sorting;
    }

    /** The table as the task reads it, with its derived columns. */
    Table table(Table given, Work work) {
        int[] all = Where.columns(filter, columns);
        int[] sorted = keys.stream().mapToInt(SortKey::column).toArray();
        int[] needed = java.util.stream.IntStream.concat(java.util.Arrays.stream(all), java.util.Arrays.stream(sorted))
                .distinct().toArray();
        return derived.over(TaskReads.of(given, derived.stored(needed), work));
    }

    /** Hands over the rows {@code [from, to)} of those asked for, in order, at most so many a batch. */
    void forEach(Table table, long from, long to, int most, Work work, RowsOutput.Some use) throws IOException {
        Filter some = filter;
        if (!keys.isEmpty()) {
            sorted(table, from, to, most, work, use);
        } else if (some == null) {
            RowRange rows = RowRange.of(Math.min(from, table.rowCount()), Math.min(to, table.rowCount()));
            Batches.forEach(table, rows, columns, most, work, batch -> use.with(batch, null));
        } else {
            Where.forEach(table, some, from, to, columns, most, work, use::with);
        }
    }

    /** Something done with rows that stand in the table's order. */
    interface InOrder {
        void with(RowOrder rows) throws IOException;
    }

    /** Hands over which rows there are, before any sorting. */
    void inOrder(Table table, Work work, InOrder use) throws IOException {
        Filter some = filter;
        if (some == null) {
            use.with(new AllRows(table.rowCount()));
            return;
        }
        FilterScan scan = new FilterScan(table, some, work.threads(), work.progress(), work.cancellation());
        try (Selection selection = Selecting.by(scan, table, work.memory())) {
            work.metrics().chunksPruned(scan.pruned());
            work.metrics().chunksProcessed(table.chunks().count() - scan.pruned());
            use.with(selection);
        }
    }

    private void sorted(Table table, long from, long to, int most, Work work, RowsOutput.Some use)
            throws IOException {
        inOrder(table, work, rows -> sorted(table, rows, from, to, most, work, use));
    }

    private void sorted(Table table, RowOrder rows, long from, long to, int most, Work work,
            RowsOutput.Some use) throws IOException {
        try (Permutation order = to <= TopK.MOST
                ? new TopK(table, rows, keys, (int) to).run(work)
                : new Sort(table, rows, keys).run(work)) {
            RowRange places = RowRange.of(Math.min(from, order.size()), Math.min(to, order.size()));
            Table plain = PlainTable.of(table, work.memory());
            new OrderedRows(plain, order, columns, work).<IOException>forEach(places,
                    Math.min(most, dev.colonnade.column.Take.PART), batch -> use.with(batch, null));
        }
    }
}
