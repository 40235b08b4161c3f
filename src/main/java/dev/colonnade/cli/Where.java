package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.scan.Engine;
import dev.colonnade.scan.Filter;
import dev.colonnade.scan.FilterScan;
import dev.colonnade.scan.Hits;
import dev.colonnade.scan.Matches;
import dev.colonnade.task.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The option {@code --where} and what goes with it. */
final class Where {
    private Where() {
    }

    static void declare(CommandSpec spec) {
        spec.addOption(Session.option("--where", "EXPR", "only rows for which this is true, as in SQL"));
    }

    /** The filter that was asked for, or null. */
    static @Nullable Filter filter(ParseResult options, Table table, Engine engine) {
        String text = options.matchedOptionValue("--where", (String) null);
        if (text == null) {
            return null;
        }
        try {
            return Filter.parse(text, table.schema(), engine);
        } catch (Fault e) {
            throw e.at("--where");
        }
    }

    /** How many rows pass. */
    static long count(Filter filter, Table table, Work work) {
        FilterScan scan = new FilterScan(table, filter, work.threads(), work.progress(), work.cancellation());
        long rows = scan.count();
        scanned(table, scan, table.rowCount(), work);
        return rows;
    }

    private static void scanned(Table table, FilterScan scan, long rows, Work work) {
        work.metrics().read(rows, 0);
        work.metrics().chunksPruned(scan.pruned());
        work.metrics().chunksProcessed(table.chunks().count() - scan.pruned());
    }

    /** The columns that a condition looks at, and those given, each once. */
    static int[] columns(@Nullable Filter filter, int[] more) {
        LinkedHashSet<Integer> all = new LinkedHashSet<>();
        if (filter != null) {
            filter.condition().columns(all);
        }
        for (int column : more) {
            all.add(column);
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Something done with rows of a batch. */
    interface Use {
        /** @param hits which rows of the batch */
        void with(Batch batch, Hits hits) throws IOException;
    }

    /**
     * Hands over the matches {@code [from, to)}, counted from 0.
     *
     * @param most rows a batch
     */
    static void forEach(Table table, Filter filter, long from, long to, int[] columns, int most, Work work, Use use)
            throws IOException {
        long[] seen = {0};
        long[] rows = {0};
        FilterScan scan = new FilterScan(table, filter, work.threads(), work.progress(), work.cancellation());
        try {
            scan.run(RowRange.of(0, to == 0 ? 0 : table.rowCount()), hits -> {
                Hits wanted = hits.slice(from - seen[0], to - seen[0]);
                seen[0] += hits.count();
                rows[0] += hits.rows().size();
                try {
                    Matches.<IOException>read(table, wanted, columns, most, work.cancellation(), use::with);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return seen[0] < to;
            });
        } catch (UncheckedIOException e) {
            throw java.util.Objects.requireNonNull(e.getCause());
        } finally {
            scanned(table, scan, rows[0], work);
        }
    }
}
