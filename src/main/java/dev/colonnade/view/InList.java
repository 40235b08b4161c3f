package dev.colonnade.view;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.column.Type;
import dev.colonnade.text.CellText;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The values of one column as a list for SQL's {@code IN}: {@code ('a', 'b')}, each once, in the order they stand in.
 *
 * @param nulls how many cells are NULL; {@code IN} never finds those, so they are left out
 */
public record InList(String text, int values, long nulls) {
    /**
     * Reads the cells and writes them down. Takes time; not for a thread that paints.
     *
     * @throws Fault of kind {@code USAGE} for more than one column or nested values, of kind {@code OVER_BUDGET} for more
     *     than {@link CopyText} would copy
     */
    public static InList of(TableView view, CellRange range, Cancellation cancellation) {
        if (range.columns() != 1) {
            throw Fault.of(Fault.Kind.USAGE, range.columns() + " columns are selected, and a list is of one")
                    .advise("select cells of one column");
        }
        if (range.cells() > CopyText.MOST_CELLS) {
            throw CopyText.tooMuch("more than " + CopyText.MOST_CELLS + " cells");
        }
        int[] source = {view.sourceColumn(range.columnFrom())};
        Set<String> values = new LinkedHashSet<>();
        long[] figures = new long[2];
        try {
            ViewRows.forEach(view, range.rows(), source, cancellation, (batch, _, count) -> {
                for (int row = 0; row < count; row++) {
                    if (batch.column(0).isNull(row)) {
                        figures[0]++;
                        continue;
                    }
                    String literal = literal(batch.column(0), row);
                    figures[1] += values.add(literal) ? literal.length() + 2 : 0;
                    if (figures[1] > CopyText.MOST_BYTES) {
                        throw CopyText.tooMuch("more than " + CopyText.MOST_BYTES + " bytes of text");
                    }
                }
            });
            view.table().check();
        } catch (InternalError e) {
            throw view.table().explain(e);
        }
        return new InList("(" + String.join(", ", values) + ")", values.size(), figures[0]);
    }

    private static String literal(Column column, int row) {
        String text = CellText.whole(column, row);
        return switch (plain(column.type())) {
            case Type.Int _,Type.Decimal _,Type.Bool _,Type.Duration _ -> text;
            case Type.FloatingPoint real -> text.equals("NaN") || text.endsWith("Infinity")
                    ? "CAST('" + text + "' AS " + (real.bits() == 64 ? "double" : "float") + ")"
                    : text;
            case Type.Date _ -> "DATE '" + text + "'";
            case Type.Timestamp _ -> "TIMESTAMP '" + text + "'";
            case Type.Time _ -> "TIME '" + text + "'";
            case Type.Utf8 _,Type.Extension _ -> "'" + text.replace("'", "''") + "'";
            case Type.Binary _,Type.FixedBinary _ -> "X'" + text + "'";
            case Type.Null _,Type.Interval _,Type.ListOf _,Type.FixedList _,Type.Struct _,Type.MapOf _,Type.Union _,Type.RunEndEncoded _,Type.Dictionary _ ->
                throw Fault.of(Fault.Kind.USAGE, "values of type " + column.type() + " have no place in an IN list")
                        .advise("copy them as JSON");
        };
    }

    /** What is written, below encodings; an extension that writes its values in a way of its own stays. */
    private static Type plain(Type type) {
        return switch (type) {
            case Type.Dictionary dictionary -> plain(dictionary.values());
            case Type.RunEndEncoded runs -> plain(runs.values().type());
            case Type.Extension extension -> switch (extension.name()) {
                case "arrow.uuid", "parquet.int96" -> extension;
                case "arrow.bool8" -> new Type.Bool();
                default -> plain(extension.storage());
            };
            default -> type;
        };
    }
}
