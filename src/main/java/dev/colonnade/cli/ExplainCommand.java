package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Chunks;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.Table;
import dev.colonnade.scan.Filter;
import dev.colonnade.scan.Pruning;
import dev.colonnade.task.Work;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.TextSink;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code explain}: what pruning leaves of a table before anything of it is read. */
final class ExplainCommand implements Command {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "what a condition leaves to be read";
    }

    @Override
    public void declare(CommandSpec spec) {
        Session.declareTable(spec);
        Where.declare(spec);
        Derived.declareWith(spec);
        TaskChoices.declare(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws IOException {
        session.withTable(options, given -> {
            Table table = Derived.of(options, given, session.resources().held()).over(given);
            Filter filter = Where.filter(options, table, session.taskOptions().engine());
            if (filter == null) {
                throw Fault.of(Fault.Kind.USAGE, "there is no condition to explain").advise("give one with --where");
            }
            Map<String, Object> facts = session.run(name(), table, work -> facts(table, filter, session.json(), work));
            table.check();
            TextSink sink = TextSink.over(session.out(), InvalidUtf8.REPLACE);
            if (session.json()) {
                Json.write(facts, sink);
                sink.put('\n');
            } else {
                facts.forEach((name, value) -> print(name, value, sink));
            }
            sink.flush();
        });
    }

    private static void print(String name, Object value, TextSink sink) {
        if (value instanceof Map<?, ?> pair) {
            sink.text(name + ": " + pair.get("kept") + " of " + pair.get("total") + "\n");
            if (pair.get("prunedBy") instanceof Map<?, ?> means) {
                means.forEach((by, count) -> sink.text("  left out by " + by + ": " + count + "\n"));
            }
        } else {
            sink.text(name + ": " + value + "\n");
        }
    }

    private static Map<String, Object> facts(Table table, Filter filter, boolean json, Work work) {
        Chunks chunks = table.chunks();
        Pruning pruning = new Pruning(table, filter);
        Map<ColumnBounds.Means, Long> means = new EnumMap<>(ColumnBounds.Means.class);
        long kept = 0;
        long whole = 0;
        long rows = 0;
        long bytes = 0;
        long allBytes = 0;
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            work.cancellation().check();
            Pruning.Verdict verdict = pruning.of(chunk);
            allBytes += table.storedBytes(chunk);
            if (verdict.keep() == Pruning.Keep.NONE) {
                ColumnBounds.Means by = verdict.means();
                if (by != null) {
                    means.merge(by, 1L, Long::sum);
                }
                continue;
            }
            kept++;
            whole += verdict.keep() == Pruning.Keep.ALL ? 1 : 0;
            rows += chunks.firstRow(chunk + 1) - chunks.firstRow(chunk);
            bytes += table.storedBytes(chunk);
        }
        Map<String, Object> prunedBy = new LinkedHashMap<>();
        means.forEach((by, count) -> prunedBy.put(by.name().toLowerCase(Locale.ROOT), count));
        Map<String, Object> facts = new LinkedHashMap<>();
        Map<String, Object> units = new LinkedHashMap<>(pair(kept, chunks.count()));
        units.put("prunedBy", prunedBy);
        facts.put(plural(chunks.kind(), json), units);
        facts.put(json ? "wholeChunks" : "of them passing whole, without a look", whole);
        facts.put("rows", pair(rows, table.rowCount()));
        facts.put("bytes", pair(bytes, allBytes));
        return facts;
    }

    private static Map<String, Object> pair(long kept, long total) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("kept", kept);
        pair.put("total", total);
        return pair;
    }

    /** {@code row groups}, or {@code rowGroups} as a JSON key. */
    private static String plural(String kind, boolean json) {
        String words = kind.endsWith("ch") ? kind + "es" : kind + "s";
        int space = words.indexOf(' ');
        return !json || space < 0
                ? words
                : words.substring(0, space) + Character.toUpperCase(words.charAt(space + 1))
                        + words.substring(space + 2);
    }
}
