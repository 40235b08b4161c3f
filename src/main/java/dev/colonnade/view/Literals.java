package dev.colonnade.view;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.column.Type;
import dev.colonnade.text.CellText;

/** Values as SQL, and our own expressions, write them. */
public final class Literals {
    private Literals() {
    }

    /** @throws Fault of kind {@code USAGE} for a type without literals */
    public static String of(Column column, int row) {
        String text = CellText.whole(column, row);
        return switch (plain(column.type())) {
            case Type.Int _,Type.Decimal _,Type.Bool _,Type.Duration _ -> text;
            case Type.FloatingPoint real -> text.equals("NaN") || text.endsWith("Infinity")
                    ? "CAST('" + text + "' AS " + (real.bits() == 64 ? "double" : "float") + ")"
                    : text;
            case Type.Date _ -> "DATE '" + text + "'";
            case Type.Timestamp time -> timestamp(time) + "'" + text + "'";
            case Type.Time _ -> "TIME '" + text + "'";
            case Type.Utf8 _,Type.Extension _ -> "'" + text.replace("'", "''") + "'";
            case Type.Binary _,Type.FixedBinary _ -> "X'" + text + "'";
            case Type.Null _,Type.Interval _,Type.ListOf _,Type.FixedList _,Type.Struct _,Type.MapOf _,Type.Union _,Type.RunEndEncoded _,Type.Dictionary _ ->
                throw Fault.of(Fault.Kind.USAGE, "values of type " + column.type() + " have no place in an IN list")
                        .advise("copy them as JSON");
        };
    }

    /** The value of a literal that {@link #of} wrote, as cells write it. */
    public static String text(String literal) {
        int from = literal.indexOf('\'');
        int to = literal.lastIndexOf('\'');
        return from == to ? literal : literal.substring(from + 1, to).replace("''", "'");
    }

    /** A value that somebody wrote, without quotes, as a literal of this type. */
    public static String written(Type type, String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return switch (plain(type)) {
            case Type.Int _,Type.Decimal _,Type.Bool _,Type.FloatingPoint _,Type.Duration _ ->
                text.matches("[-+.\\w]+") ? text : quoted;
            case Type.Date _ -> "DATE " + quoted;
            case Type.Timestamp time -> timestamp(time) + quoted;
            case Type.Time _ -> "TIME " + quoted;
            case Type.Utf8 _,Type.Extension _,Type.Binary _,Type.FixedBinary _,Type.Null _,Type.Interval _,Type.ListOf _,Type.FixedList _,Type.Struct _,Type.MapOf _,Type.Union _,Type.RunEndEncoded _,Type.Dictionary _ ->
                quoted;
        };
    }

    /** Elsewhere than here a plain timestamp loses its zone, and is taken for one of the zone that the reader lives in. */
    private static String timestamp(Type.Timestamp type) {
        return type.zone() == null ? "TIMESTAMP " : "TIMESTAMPTZ ";
    }

    /** Whether values of this type can be written so. */
    public static boolean has(Type type) {
        return switch (plain(type)) {
            case Type.Int _,Type.Decimal _,Type.Bool _,Type.FloatingPoint _,Type.Date _,Type.Timestamp _,Type.Time _,Type.Utf8 _,Type.Extension _ ->
                true;
            case Type.Duration _,Type.Binary _,Type.FixedBinary _,Type.Null _,Type.Interval _,Type.ListOf _,Type.FixedList _,Type.Struct _,Type.MapOf _,Type.Union _,Type.RunEndEncoded _,Type.Dictionary _ ->
                false;
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
