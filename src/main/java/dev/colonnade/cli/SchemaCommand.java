package dev.colonnade.cli;

import dev.colonnade.column.Field;
import dev.colonnade.format.StoredType;
import dev.colonnade.format.Table;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.TextSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code schema}: the columns of a table. */
final class SchemaCommand implements Command {
    @Override
    public String name() {
        return "schema";
    }

    @Override
    public String summary() {
        return "columns: name, type, nullability, metadata";
    }

    @Override
    public void declare(CommandSpec spec) {
        Session.declareTable(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws IOException {
        session.withTable(options, table -> {
            TextSink sink = TextSink.over(session.out(), InvalidUtf8.REPLACE);
            if (session.json()) {
                Json.write(document(table), sink);
                sink.put('\n');
            } else {
                print(table, sink);
            }
            table.check();
            sink.flush();
        });
    }

    private static Map<String, Object> document(Table table) {
        List<Object> columns = new ArrayList<>();
        for (int i = 0; i < table.schema().size(); i++) {
            Field field = table.declared(i);
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("name", field.name());
            column.put("type", field.type().toString());
            column.put("nullable", field.nullable());
            column.put("metadata", field.metadata());
            if (!table.storedTypes(i).isEmpty()) {
                column.put("stored", stored(table.storedTypes(i)));
            }
            columns.add(column);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", table.name());
        document.put("format", table.format());
        document.put("rows", table.rowCount());
        document.put("columns", columns);
        document.put("metadata", table.schema().metadata());
        return document;
    }

    private static List<Object> stored(List<StoredType> types) {
        List<Object> leaves = new ArrayList<>();
        for (StoredType type : types) {
            Map<String, Object> leaf = new LinkedHashMap<>();
            leaf.put("path", type.path());
            leaf.put("physicalType", type.physical());
            if (type.logical() != null) {
                leaf.put("logicalType", type.logical());
            }
            leaves.add(leaf);
        }
        return leaves;
    }

    private static void print(Table table, TextSink sink) {
        int names = 0;
        int types = 0;
        for (int i = 0; i < table.schema().size(); i++) {
            Field field = table.declared(i);
            names = Math.max(names, Math.min(40, field.name().length()));
            types = Math.max(types, Math.min(40, field.type().toString().length()));
        }
        for (int i = 0; i < table.schema().size(); i++) {
            Field field = table.declared(i);
            StringBuilder line = new StringBuilder();
            line.append(pad(Cells.oneLine(field.name()), names)).append("  ");
            line.append(pad(Cells.oneLine(field.type().toString()), types)).append("  ");
            List<StoredType> stored = table.storedTypes(i);
            boolean flat = stored.size() == 1 && stored.getFirst().path().equals(field.name());
            line.append(field.nullable() ? flat ? "        " : "" : "not null");
            if (flat) {
                line.append("  ").append(words(stored.getFirst()));
            }
            sink.text(line.toString().stripTrailing() + "\n");
            if (!flat) {
                stored.forEach(leaf -> sink.text("    " + Cells.oneLine(leaf.path()) + "  " + words(leaf) + "\n"));
            }
            metadata(field.metadata(), sink);
        }
        if (!table.schema().metadata().isEmpty()) {
            sink.text("metadata of the table\n");
            metadata(table.schema().metadata(), sink);
        }
    }

    private static String words(StoredType type) {
        return type.physical() + (type.logical() == null ? "" : " " + Cells.oneLine(type.logical()));
    }

    private static void metadata(Map<String, String> metadata, TextSink sink) {
        metadata.forEach((key, value) -> sink.text("    " + Cells.oneLine(key) + " = " + Cells.oneLine(value) + "\n"));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
