package dev.colonnade.app.go;

import dev.colonnade.column.Type;
import dev.colonnade.view.CellFormats;
import dev.colonnade.view.Literals;
import dev.colonnade.view.TableView;
import dev.colonnade.view.TypedValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code price >= 12.5}, {@code carrier = AA}: a column and a value, which need no quotes here. */
final class Comparison {
    private static final Pattern FORM = Pattern.compile("(.+?)\\s*(>=|<=|=|>|<)\\s*(.+)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d[\\d_,]*)?(\\.\\d+)?([eE][-+]?\\d+)?");

    private Comparison() {
    }

    /** @return null where nothing is compared */
    static @Nullable Place parse(String text, TableView view, CellFormats formats) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        String name = form.group(1).strip();
        int column = Place.column(unquoted(name, '"'), view);
        if (column < 0) {
            return new Place.Unclear("go.noSuchColumn", name);
        }
        Type type = view.field(column).type();
        String value = TypedValue.of(type, unquoted(form.group(3).strip(), '\''),
                formats.of(view.sourceColumn(column)));
        String literal = literal(type, value);
        if (literal == null) {
            return new Place.Unclear("go.noSuchComparison", type.toString());
        }
        return new Place.Value(column,
                "\"" + view.field(column).name().replace("\"", "\"\"") + "\" " + form.group(2) + " " + literal);
    }

    private static String unquoted(String text, char quote) {
        return text.length() >= 2 && text.charAt(0) == quote && text.charAt(text.length() - 1) == quote
                ? text.substring(1, text.length() - 1).replace("" + quote + quote, "" + quote)
                : text;
    }

    private static @Nullable String literal(Type type, String value) {
        String quoted = "'" + value.replace("'", "''") + "'";
        return switch (type) {
            case Type.Int _,Type.FloatingPoint _,Type.Decimal _ ->
                NUMBER.matcher(value).matches() ? value.replaceAll("[_,]", "") : quoted;
            case Type.Utf8 _ -> quoted;
            case Type.Bool _ -> value;
            case Type.Date _ -> "DATE " + quoted;
            case Type.Timestamp _ -> Literals.written(type, value);
            case Type.Dictionary dictionary -> literal(dictionary.values(), value);
            case Type.RunEndEncoded runs -> literal(runs.values().type(), value);
            case Type.Extension extension -> literal(extension.storage(), value);
            case Type.Null _,Type.Binary _,Type.FixedBinary _,Type.Time _,Type.Duration _,Type.Interval _,Type.ListOf _,Type.FixedList _,Type.Struct _,Type.MapOf _,Type.Union _ ->
                null;
        };
    }
}
