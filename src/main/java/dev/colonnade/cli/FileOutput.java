package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Table;
import dev.colonnade.task.Work;
import dev.colonnade.text.CsvRows;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.JsonRows;
import java.io.IOException;
import java.util.Locale;

/**
 * Rows in a file of their own, in the format that its name ends in.
 *
 * @param out its path
 */
record FileOutput(String out, Form form) {
    enum Form {
        ARROW_FILE, ARROW_STREAM, CSV, JSON_LINES
    }

    static FileOutput of(String out) {
        return new FileOutput(out, form(out));
    }

    private static Form form(String out) {
        String name = out.toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "arrow", "feather", "ipc" -> Form.ARROW_FILE;
            case "arrows" -> Form.ARROW_STREAM;
            case "csv" -> Form.CSV;
            case "jsonl" -> Form.JSON_LINES;
            default -> throw new Fault(Fault.Kind.USAGE, out, null, "its ending names no format that is written",
                    "call it .arrow, .arrows, .csv or .jsonl", null);
        };
    }

    /**
     * Writes them; the file appears when it is complete.
     *
     * @param table where they come from
     * @param schema of the rows as they are given
     * @return how many there were
     */
    long write(Table table, RowsOutput.Rows rows, Schema schema, Work work, Session session) throws IOException {
        RowsOutput.Sink sink = RowsOutput.Sink.open(out, table, session);
        return switch (form) {
            case ARROW_FILE -> RowsOutput.arrow(table, rows, schema, true, work, sink);
            case ARROW_STREAM -> RowsOutput.arrow(table, rows, schema, false, work, sink);
            case CSV -> RowsOutput.text(table, rows, new CsvRows(schema, InvalidUtf8.REFUSE), InvalidUtf8.REFUSE, work,
                    sink);
            case JSON_LINES -> RowsOutput.text(table, rows, new JsonRows(schema, true, false), InvalidUtf8.REFUSE,
                    work, sink);
        };
    }
}
