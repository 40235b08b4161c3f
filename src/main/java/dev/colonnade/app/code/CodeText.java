package dev.colonnade.app.code;

import dev.colonnade.app.columns.ColumnNames;
import dev.colonnade.app.work.Query;
import dev.colonnade.column.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The steps that lead to what is shown, as code: which file, which rows, in what order, which columns.
 *
 * @param path as the code is to name it
 * @param query conditions that are set aside are left out
 * @param columns shown, by their numbers, in order
 */
public record CodeText(String path, Schema schema, Query query, int[] columns) {
    /** What may be written. */
    public enum Language {
        /** DuckDB's dialect. */
        SQL, POLARS, PYARROW
    }

    public CodeText {
        columns = columns.clone();
    }

    /** @throws dev.colonnade.base.Fault of kind {@code UNSUPPORTED} for a condition that the language has no words for */
    public String in(Language language) {
        return switch (language) {
            case SQL -> sql();
            case POLARS -> polars();
            case PYARROW -> pyArrow();
        };
    }

    private String sql() {
        StringBuilder code = new StringBuilder("SELECT ").append(names(CodeText::quoted)).append("\nFROM '")
                .append(path.replace("'", "''")).append('\'');
        if (query.isFiltered()) {
            code.append("\nWHERE ").append(predicate(" AND "));
        }
        if (!query.order().isEmpty()) {
            code.append("\nORDER BY ").append(query.order().stream()
                    .map(by -> quoted(plain(by)) + (by.descending() ? " DESC" : " ASC") + " NULLS LAST")
                    .collect(Collectors.joining(", ")));
        }
        return code.append(";\n").toString();
    }

    private String polars() {
        boolean arrow = path.matches("(?i).*\\.(arrow|feather|ipc)");
        StringBuilder code = new StringBuilder("import polars as pl\n\ndf = (\n    pl.").append(arrow
                ? "scan_ipc("
                : "scan_parquet(").append(python(path)).append(")\n");
        if (query.isFiltered()) {
            code.append("    .filter(pl.sql_expr(").append(python(predicate(" AND "))).append("))\n");
        }
        if (!query.order().isEmpty()) {
            code.append("    .sort(").append(keys()).append(", descending=").append(list(
                    query.order().stream().map(by -> by.descending() ? "True" : "False").toList()))
                    .append(", nulls_last=True, maintain_order=True)\n");
        }
        return code.append("    .select([").append(names(CodeText::python)).append("])\n    .collect()\n)\n")
                .toString();
    }

    private String pyArrow() {
        boolean arrow = path.matches("(?i).*\\.(arrow|feather|ipc)");
        StringBuilder code = new StringBuilder("import pyarrow.compute as pc\nimport pyarrow.dataset as ds\n\n")
                .append("table = ds.dataset(").append(python(path)).append(", format=\"")
                .append(arrow ? "feather" : "parquet").append("\").to_table(");
        if (query.isFiltered()) {
            code.append("filter=").append(new PyArrowFilter(schema).of(query.predicate()));
        }
        code.append(")\n");
        if (!query.order().isEmpty()) {
            code.append("table = table.sort_by(").append(list(query.order().stream().map(by -> "(" + python(plain(by))
                    + ", \"" + (by.descending() ? "descending" : "ascending") + "\")").toList())).append(")\n");
        }
        return code.append("table = table.select([").append(names(CodeText::python)).append("])\n").toString();
    }

    /** Every condition in brackets of its own, on a line each. */
    private String predicate(String between) {
        List<String> parts = new ArrayList<>();
        for (Query.Condition condition : query.conditions()) {
            if (condition.on()) {
                parts.add("(" + condition.text() + (condition.text().contains("--") ? "\n)" : ")"));
            }
        }
        return String.join(between, parts);
    }

    private String keys() {
        return list(query.order().stream().map(by -> python(plain(by))).toList());
    }

    /** The name of the column itself, without what tells it from others of the same name. */
    private String plain(Query.SortBy by) {
        int column = ColumnNames.of(schema).number(by.column());
        return column < 0 ? by.column() : schema.field(column).name();
    }

    private String names(Function<String, String> quoting) {
        List<String> names = new ArrayList<>();
        for (int column : columns) {
            names.add(quoting.apply(schema.field(column).name()));
        }
        return String.join(", ", names);
    }

    private static String list(List<String> parts) {
        return "[" + String.join(", ", parts) + "]";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text as Python writes it. */
    static String python(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
