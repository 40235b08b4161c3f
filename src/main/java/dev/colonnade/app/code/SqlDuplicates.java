package dev.colonnade.app.code;

import dev.colonnade.app.work.Deduplication;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import java.util.List;
import java.util.stream.Collectors;

/** What was asked of duplicates in DuckDB's dialect, over rows that have a {@code file_row_number}. */
record SqlDuplicates(Deduplication asked, Schema schema) {
    private String partition() {
        List<String> keys = asked.keys().isEmpty()
                ? schema.fields().stream().map(Field::name).toList()
                : asked.keys().stream().map(key -> CodeText.plain(key, schema)).toList();
        return "PARTITION BY " + keys.stream().map(CodeText::quoted).collect(Collectors.joining(", "));
    }

    private String kept() {
        String order = asked.orderBy().stream().map(by -> CodeText.quoted(CodeText.plain(by, schema))
                + (by.descending() ? " DESC" : " ASC") + " NULLS LAST, ").collect(Collectors.joining());
        String number = "row_number() OVER (" + partition() + " ORDER BY " + order + "file_row_number)";
        String count = "count(*) OVER (" + partition() + ")";
        return switch (asked.keep()) {
            case FIRST, ANY -> number + " = 1";
            case LAST -> number + " = " + count;
            case NONE -> count + " = 1";
        };
    }

    /** One more column, where rows are marked. */
    String column() {
        return asked.show() == Deduplication.Show.MARKED ? ", NOT (" + kept() + ") AS duplicate" : "";
    }

    String condition() {
        return switch (asked.show()) {
            case KEPT -> "\nQUALIFY " + kept();
            case DUPLICATES -> "\nQUALIFY NOT (" + kept() + ")";
            case GROUPS -> "\nQUALIFY count(*) OVER (" + partition() + ") > 1";
            case MARKED -> "";
        };
    }

    /** Of rows nobody asked to order. */
    String order() {
        return asked.show() == Deduplication.Show.GROUPS
                ? "min(file_row_number) OVER (" + partition() + "), file_row_number"
                : "file_row_number";
    }
}
