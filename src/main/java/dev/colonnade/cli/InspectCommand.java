package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.format.LayoutNode;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.JsonText;
import dev.colonnade.text.TextSink;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code inspect}: the physical layout as a tree, read as it is printed. */
final class InspectCommand implements Command {
    /** What is below a column; only shown when asked for. */
    private static final Set<String> DETAILS = Set.of("page", "dictionary page", "data page", "buffer");
    private static final Set<String> CHUNKS = Set.of("row group", "record batch");
    private static final Set<String> COLUMNS = Set.of("column", "column chunk");

    /** What of the tree is wanted. */
    private record Choice(boolean pages, @Nullable String column, @Nullable String chunk) {
        boolean takes(LayoutNode node) {
            if (DETAILS.contains(node.kind())) {
                return pages;
            }
            if (COLUMNS.contains(node.kind())) {
                return column == null || column.equals(node.name());
            }
            return chunk == null || !CHUNKS.contains(node.kind()) || chunk.equals(node.name());
        }
    }

    @Override
    public String name() {
        return "inspect";
    }

    @Override
    public String summary() {
        return "physical layout: batches or row groups, columns, sizes, encodings";
    }

    @Override
    public void declare(CommandSpec spec) {
        Session.declareTable(spec);
        spec.addOption(OptionSpec.builder("--pages").description("down to pages and buffers").build());
        spec.addOption(Session.option("--column", "NAME", "only this column"));
        spec.addOption(Session.option("--row-group", "N", "only this row group or record batch, from 0"));
    }

    @Override
    public void run(ParseResult options, Session session) throws IOException {
        session.withTable(options, table -> {
            String column = options.matchedOptionValue("--column", (String) null);
            if (column != null && table.schema().indexOf(column) < 0) {
                throw Names.unknown(column, table.schema());
            }
            String chunk = options.matchedOptionValue("--row-group", (String) null);
            if (chunk != null && !isChunk(chunk, table.chunks().count())) {
                throw Fault.of(Fault.Kind.USAGE, "there is no " + table.chunks().kind() + " " + chunk)
                        .advise("they are numbered from 0, and there are " + table.chunks().count());
            }
            Choice choice = new Choice(options.hasMatchedOption("--pages"), column, chunk);
            TextSink sink = TextSink.over(session.out(), InvalidUtf8.REPLACE);
            if (session.json()) {
                json(table.layout(), choice, sink);
                sink.put('\n');
            } else {
                print(table.layout(), choice, 0, sink);
            }
            table.check();
            sink.flush();
        });
    }

    private static boolean isChunk(String text, int count) {
        try {
            int chunk = Integer.parseInt(text);
            return chunk >= 0 && chunk < count;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void json(LayoutNode node, Choice choice, TextSink sink) {
        sink.ascii("{\"kind\":");
        JsonText.string(node.kind(), sink);
        sink.ascii(",\"name\":");
        JsonText.string(node.name(), sink);
        sink.ascii(",\"facts\":");
        Json.write(node.facts(), sink);
        sink.ascii(",\"children\":[");
        boolean first = true;
        for (LayoutNode child : node.children().get()) {
            if (choice.takes(child)) {
                sink.ascii(first ? "" : ",");
                first = false;
                json(child, choice, sink);
            }
        }
        sink.ascii("]}");
    }

    private static void print(LayoutNode node, Choice choice, int depth, TextSink sink) {
        String indent = "  ".repeat(depth);
        StringBuilder line = new StringBuilder(indent).append(node.kind()).append(' ').append(node.name());
        String separator = "  ";
        for (Map.Entry<String, Object> fact : node.facts().entrySet()) {
            if (!(fact.getValue() instanceof Map) && !(fact.getValue() instanceof List)) {
                line.append(separator).append(words(fact.getKey())).append(' ').append(fact.getValue());
                separator = ", ";
            }
        }
        sink.text(Cells.oneLine(line.toString()) + "\n");
        for (Map.Entry<String, Object> fact : node.facts().entrySet()) {
            switch (fact.getValue()) {
                case Map<?, ?> map -> {
                    sink.text(indent + "    " + words(fact.getKey()) + "\n");
                    map.forEach((key, value) -> sink.text(indent + "      " + Cells.oneLine(key + " = " + value)
                            + "\n"));
                }
                case List<?> list ->
                    sink.text(indent + "    " + words(fact.getKey()) + " " + Cells.oneLine(list.toString()) + "\n");
                default -> {
                }
            }
        }
        for (LayoutNode child : node.children().get()) {
            if (choice.takes(child)) {
                print(child, choice, depth + 1, sink);
            }
        }
    }

    /** {@code metadataBytes} as {@code metadata bytes}. */
    private static String words(String name) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char next = name.charAt(i);
            boolean begins = Character.isUpperCase(next) && i > 0 && Character.isLowerCase(name.charAt(i - 1));
            words.append(begins ? " " : "").append(begins ? Character.toLowerCase(next) : next);
        }
        return words.toString();
    }
}
