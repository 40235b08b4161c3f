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
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The option {@code --where} and what goes with it. */
final class Where {
    private Where() {
    }

    static void declare(CommandSpec spec) {
        spec.addOption(Session.option("--where", "EXPR", "only rows for which this is true, as in SQL"));
        spec.addOption(Session.option("--engine", "fast|reference",
                "how conditions are worked out (default: fast; reference is slow and plain)"));
        spec.addOption(Session.option("--threads", "N", "threads to work with (default: one a core)"));
    }

    /** The filter that was asked for, or null. */
    static @Nullable Filter filter(ParseResult options, Table table) {
        // Looked at even where there is no condition, so that a wrong choice is never passed over.
        Engine engine = switch (options.matchedOptionValue("--engine", "fast")) {
            case "fast" -> Engine.FAST;
            case "reference" -> Engine.REFERENCE;
            case String other -> throw Fault.of(Fault.Kind.USAGE, "--engine " + other + " is not known")
                    .advise("choose fast or reference");
        };
        threads(options);
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

    private static int threads(ParseResult options) {
        String text = options.matchedOptionValue("--threads", "");
        if (text.isEmpty()) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw Fault.of(Fault.Kind.USAGE, "--threads " + text + " is not a number of threads")
                    .advise("write 1 or more");
        }
        return Integer.parseInt(text);
    }

    private static FilterScan scan(ParseResult options, Table table, Filter filter, Session session) {
        return new FilterScan(table, filter, threads(options), session.progress()::rows, session.cancellation());
    }

    static long count(ParseResult options, Table table, Session session) {
        Filter filter = filter(options, table);
        return filter == null ? table.rowCount() : scan(options, table, filter, session).count();
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
    static void forEach(ParseResult options, Table table, Filter filter, long from, long to, int[] columns, int most,
            Session session, Use use) throws IOException {
        long[] seen = {0};
        try {
            scan(options, table, filter, session).run(RowRange.of(0, to == 0 ? 0 : table.rowCount()), hits -> {
                Hits wanted = hits.slice(from - seen[0], to - seen[0]);
                seen[0] += hits.count();
                try {
                    Matches.<IOException>read(table, wanted, columns, most, session.cancellation(), use::with);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return seen[0] < to;
            });
        } catch (UncheckedIOException e) {
            throw java.util.Objects.requireNonNull(e.getCause());
        }
    }
}
