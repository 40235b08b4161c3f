package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.Table;
import dev.colonnade.scan.Explanation;
import dev.colonnade.scan.Filter;
import dev.colonnade.task.Work;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.TextSink;
import java.io.IOException;
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
        Explanation explained = Explanation.of(table, filter, work.cancellation());
        Map<String, Object> prunedBy = new LinkedHashMap<>();
        explained.leftOut().forEach((by, count) -> prunedBy.put(means(by, json), count));
        Map<String, Object> facts = new LinkedHashMap<>();
        Map<String, Object> units = new LinkedHashMap<>(pair(explained.chunksKept(), explained.chunks()));
        units.put("prunedBy", prunedBy);
        facts.put(plural(table.chunks().kind(), json), units);
        facts.put(json ? "wholeChunks" : "of them passing whole, without a look", explained.chunksWhole());
        explained.parts().forEach((kind, parts) -> {
            Map<String, Object> figures = new LinkedHashMap<>(pair(parts.kept(), parts.all()));
            figures.put("prunedBy",
                    parts.leftOut() == 0 ? Map.of() : Map.of(means(parts.means(), json), parts.leftOut()));
            facts.put(plural(kind, json), figures);
        });
        facts.put("rows", pair(explained.rowsKept(), explained.rows()));
        facts.put("bytes", pair(explained.bytesKept(), explained.bytes()));
        return facts;
    }

    /** {@code page index}, or {@code pageIndex} as a JSON key. */
    private static String means(ColumnBounds.Means means, boolean json) {
        String words = means.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        int space = words.indexOf(' ');
        return !json || space < 0
                ? words
                : words.substring(0, space) + Character.toUpperCase(words.charAt(space + 1))
                        + words.substring(space + 2);
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
