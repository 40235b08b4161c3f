package dev.colonnade.task.find;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.scan.expression.Comparator;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.expression.Function;
import dev.colonnade.scan.value.Bytes;
import dev.colonnade.scan.value.SqlType;
import dev.colonnade.view.CellFormat;
import dev.colonnade.view.CellFormats;
import dev.colonnade.view.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for: a text within cells, or a cell that is this text. Cells are compared as they are shown, whole, but
 * without marks between groups of digits; one without a value holds nothing.
 *
 * @param formats how the table's columns are written
 */
public record FindText(String text, boolean ignoreCase, boolean wholeCell, CellFormats formats) {
    /** In cells written the usual way. */
    public FindText(String text, boolean ignoreCase, boolean wholeCell) {
        this(text, ignoreCase, wholeCell, CellFormats.USUAL);
    }

    public FindText {
        formats = formats.plain();
        if (text.isEmpty()) {
            throw Fault.of(Fault.Kind.USAGE, "there is nothing to look for").advise("write some text");
        }
    }

    /** @param source the column's number in the table */
    boolean matches(Column column, int row, int source) {
        return !column.isNull(row) && matches(ShownText.of(column, row, format(source), Integer.MAX_VALUE));
    }

    /** How cells of this column are written to be compared. */
    public CellFormat format(int source) {
        return formats.of(source);
    }

    /** @param cell as it is shown, whole */
    public boolean matches(String cell) {
        String shown = ignoreCase ? cell.toLowerCase(Locale.ROOT) : cell;
        return wholeCell ? shown.equals(wanted()) : shown.contains(wanted());
    }

    private String wanted() {
        return ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
    }

    /** Whether cells of this type are the text itself, for {@link #condition}. */
    static boolean isText(Type type) {
        return !(type instanceof Type.Extension) && SqlType.of(type) instanceof SqlType.Text;
    }

    /** The same question to columns of text as a condition, or null if there are none. */
    @Nullable
    Expression condition(int[] columns, Schema schema) {
        List<Expression> any = new ArrayList<>();
        Expression wanted = new Expression.Constant(new SqlType.Text(), Bytes.of(wanted()));
        for (int column : columns) {
            Expression cell = new Expression.ColumnValue(new SqlType.Text(), column, schema.field(column).name());
            if (ignoreCase) {
                cell = new Expression.Call(new SqlType.Text(), Function.LOWER, List.of(cell));
            }
            any.add(wholeCell
                    ? new Expression.Comparison(Comparator.EQUAL, cell, wanted)
                    : new Expression.Call(new SqlType.Bool(), Function.CONTAINS, List.of(cell, wanted)));
        }
        return any.isEmpty() ? null : any.size() == 1 ? any.getFirst() : new Expression.Or(any);
    }

    /** Whether a cell of this type could hold the text at all; true where that is not known. */
    boolean isPossible(Type type) {
        return switch (type.storageType()) {
            case Type.Null n -> false;
            case Type.Int i when !(type instanceof Type.Extension) -> text.matches("[-0-9]+");
            case Type.Decimal d when !(type instanceof Type.Extension) -> text.matches("[-.0-9]+");
            case Type.Date d -> text.matches("[-+0-9]+");
            case Type.Timestamp t -> text.matches("[-+:.0-9TtZz]+");
            case Type.Bool b -> text.matches("[a-zA-Z]+");
            case Type other -> true;
        };
    }
}
