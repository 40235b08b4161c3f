package dev.colonnade.view;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.text.CsvRows;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.JsonRows;
import dev.colonnade.text.MarkdownRows;
import dev.colonnade.text.RowText;
import dev.colonnade.text.TextSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Cells of a view as one text, to be carried elsewhere by the clipboard. Bounded: whole files are for files. */
public final class CopyText {
    /** The most cells of one text. */
    public static final long MOST_CELLS = 1_000_000;
    /** The most bytes of one text. It stands on the heap, and on the clipboard twice. */
    public static final int MOST_BYTES = 16_000_000;

    /** How cells are written. */
    public enum Format {
        /** Tabs between cells and no names, which is what spreadsheets take. */
        TSV,
        /** RFC 4180, names first. */
        CSV,
        /** An array of objects. */
        JSON,
        /** A table of GitHub Flavored Markdown. */
        MARKDOWN
    }

    private CopyText() {
    }

    /**
     * Reads the cells and writes them down, as people see them: moments in the time zone chosen for the column, stored
     * values where those are shown. Digits are not grouped, since what takes the text takes numbers, and values are whole.
     * Takes time; not for a thread that paints.
     *
     * @param formats by the number of the column within the table
     * @throws Fault of kind {@code OVER_BUDGET} if that is more than {@link #MOST_CELLS} or {@link #MOST_BYTES}
     */
    public static String of(TableView view, CellRange range, IntFunction<CellFormat> formats, Format format,
            Cancellation cancellation) {
        if (range.cells() > MOST_CELLS) {
            throw tooMuch("more than " + MOST_CELLS + " cells");
        }
        int[] source = new int[range.columns()];
        CopiedColumn[] copied = new CopiedColumn[source.length];
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < source.length; i++) {
            source[i] = view.sourceColumn(range.columnFrom() + i);
            Field field = view.field(range.columnFrom() + i);
            copied[i] = CopiedColumn.of(field.type(), formats.apply(source[i]));
            fields.add(new Field(field.name(), copied[i].type(), field.nullable()));
        }
        TextSink sink = TextSink.limited(MOST_BYTES);
        try {
            write(view, range, source, copied, rows(format, new Schema(fields, Map.of())), sink, cancellation);
            // The text came out of a map: it counts only if the file is still what was opened.
            view.table().check();
            return sink.toString();
        } catch (InternalError e) {
            throw view.table().explain(e);
        } catch (OutOfMemoryError e) {
            throw tooMuch("more than memory holds").because(e);
        }
    }

    private static void write(TableView view, CellRange range, int[] source, CopiedColumn[] copied, RowText rows,
            TextSink sink, Cancellation cancellation) {
        rows.begin(sink);
        ViewRows.forEach(view, range.rows(), source, cancellation, (batch, _, count) -> {
            List<Column> columns = new ArrayList<>(copied.length);
            for (int i = 0; i < copied.length; i++) {
                columns.add(copied[i].apply(batch.column(i), count));
            }
            for (int row = 0; row < count; row++) {
                rows.row(columns, row, sink);
                if (sink.size() >= MOST_BYTES) {
                    throw tooMuch("more than " + MOST_BYTES + " bytes of text");
                }
            }
        });
        rows.end(sink);
    }

    private static RowText rows(Format format, Schema schema) {
        return switch (format) {
            case TSV -> CsvRows.tabbed(schema, InvalidUtf8.REPLACE);
            case CSV -> new CsvRows(schema, InvalidUtf8.REPLACE);
            case JSON -> new JsonRows(schema, true, true);
            case MARKDOWN -> new MarkdownRows(schema);
        };
    }

    static Fault tooMuch(String what) {
        return Fault.of(Fault.Kind.OVER_BUDGET, what).advise("select less, or write a file: colonnade cat FILE -o OUT");
    }
}
