package dev.colonnade.app.code;

import dev.colonnade.app.columns.ColumnNames;
import dev.colonnade.app.work.Deduplication;
import dev.colonnade.app.work.Query;
import dev.colonnade.base.Fault;
import dev.colonnade.column.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        Deduplication dedup = query.dedup();
        SqlDuplicates duplicates = dedup == null ? null : new SqlDuplicates(dedup, schema);
        String file = "'" + path.replace("'", "''") + "'";
        String source = duplicates == null
                ? file
                : isArrow()
                        ? "(SELECT *, row_number() OVER () - 1 AS file_row_number FROM " + file + ")"
                        : "read_parquet(" + file + ", file_row_number = true)";
        StringBuilder code = new StringBuilder("SELECT ").append(names(CodeText::quoted));
        if (duplicates != null) {
            code.append(duplicates.column());
        }
        code.append("\nFROM ");
        if (query.computed().isEmpty()) {
            code.append(source);
        } else {
            code.append("(SELECT *");
            query.computed().forEach(column -> code.append(", (").append(column.expression())
                    .append(column.expression().contains("--") ? "\n)" : ")").append(" AS ")
                    .append(quoted(column.name())));
            code.append(" FROM ").append(source).append(')');
        }
        if (query.isFiltered()) {
            code.append("\nWHERE ").append(predicate(" AND "));
        }
        if (duplicates != null) {
            code.append(duplicates.condition());
        }
        if (!query.order().isEmpty()) {
            code.append("\nORDER BY ").append(query.order().stream()
                    .map(by -> quoted(plain(by, schema)) + (by.descending() ? " DESC" : " ASC") + " NULLS LAST")
                    .collect(Collectors.joining(", ")));
            if (duplicates != null) {
                code.append(", file_row_number");
            }
        } else if (duplicates != null) {
            code.append("\nORDER BY ").append(duplicates.order());
        }
        return code.append(";\n").toString();
    }

    private boolean isArrow() {
        return path.matches("(?i).*\\.(arrow|feather|ipc)");
    }

    private String polars() {
        boolean arrow = isArrow();
        StringBuilder code = new StringBuilder("import polars as pl\n\ndf = (\n    pl.").append(arrow
                ? "scan_ipc("
                : "scan_parquet(").append(python(path)).append(")\n");
        query.computed().forEach(column -> code.append("    .with_columns(pl.sql_expr(")
                .append(python(column.expression())).append(").alias(").append(python(column.name())).append("))\n"));
        if (query.isFiltered()) {
            code.append("    .filter(pl.sql_expr(").append(python(predicate(" AND "))).append("))\n");
        }
        Deduplication dedup = query.dedup();
        if (dedup != null) {
            code.append(unique(dedup));
        }
        if (!query.order().isEmpty()) {
            code.append("    .sort(").append(keys()).append(", descending=").append(list(
                    query.order().stream().map(by -> by.descending() ? "True" : "False").toList()))
                    .append(", nulls_last=True, maintain_order=True)\n");
        }
        return code.append("    .select([").append(names(CodeText::python)).append("])\n    .collect()\n)\n")
                .toString();
    }

    /** Rows that are kept; what else may be shown of duplicates takes more than one expression there. */
    private String unique(Deduplication dedup) {
        if (dedup.show() != Deduplication.Show.KEPT) {
            throw Fault.unsupported(null, "only rows that are kept can be said with Polars")
                    .advise("copy the steps as SQL");
        }
        String subset = dedup.keys().isEmpty()
                ? "None"
                : list(dedup.keys().stream().map(key -> python(plain(key, schema))).toList());
        String unique = "    .unique(subset=" + subset + ", keep=\"" + dedup.keep().name().toLowerCase(Locale.ROOT)
                + "\", maintain_order=True)\n";
        if (dedup.orderBy().isEmpty()) {
            return unique;
        }
        List<String> by = new ArrayList<>();
        List<String> descending = new ArrayList<>();
        for (Query.SortBy key : dedup.orderBy()) {
            by.add(python(plain(key, schema)));
            descending.add(key.descending() ? "True" : "False");
        }
        by.add("\"__row\"");
        descending.add("False");
        String whole = dedup.keys().isEmpty() ? unique.replace("subset=None", "subset=pl.exclude(\"__row\")") : unique;
        return "    .with_row_index(\"__row\")\n    .sort(" + list(by) + ", descending=" + list(descending)
                + ", nulls_last=True, maintain_order=True)\n" + whole + "    .sort(\"__row\")\n    .drop(\"__row\")\n";
    }

    private String pyArrow() {
        if (query.dedup() != null || !query.computed().isEmpty()) {
            throw Fault.unsupported(null, "columns that were added and duplicates cannot be said with PyArrow")
                    .advise("copy the steps as SQL or Polars");
        }
        boolean arrow = isArrow();
        PyArrowFilter filter = new PyArrowFilter(schema);
        String condition = query.isFiltered() ? filter.of(query.predicate()) : "";
        StringBuilder code = new StringBuilder(filter.imports())
                .append("import pyarrow.compute as pc\nimport pyarrow.dataset as ds\n\n").append("table = ds.dataset(")
                .append(python(path)).append(", format=\"")
                .append(arrow ? "feather" : "parquet").append("\").to_table(");
        if (query.isFiltered()) {
            code.append("filter=").append(condition);
        }
        code.append(")\n");
        if (!query.order().isEmpty()) {
            code.append("table = table.sort_by(")
                    .append(list(query.order().stream().map(by -> "(" + python(plain(by, schema))
                            + ", \"" + (by.descending() ? "descending" : "ascending") + "\")").toList()))
                    .append(")\n");
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
        return list(query.order().stream().map(by -> python(plain(by, schema))).toList());
    }

    /** The name of the column itself, without what tells it from others of the same name. */
    static String plain(String name, Schema schema) {
        int column = ColumnNames.of(schema).number(name);
        return column < 0 ? name : schema.field(column).name();
    }

    static String plain(Query.SortBy by, Schema schema) {
        return plain(by.column(), schema);
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

    static String quoted(String name) {
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
