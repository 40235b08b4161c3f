package dev.colonnade.app.grid;

import dev.colonnade.column.Type;

/** The name of a type in the room a column has: whole, or without what can be spared, before any letter is cut. */
final class TypeText {
    /** The most pixels that a column is widened by for its type. */
    private static final double ROOM = 170;

    private TypeText() {
    }

    /** The fullest way to write the type that fits. */
    static String fitting(Type type, TextFit fit, double room) {
        String full = type.toString();
        if (fit.width(full) <= room) {
            return full;
        }
        for (int depth = 3; depth >= 0; depth--) {
            String brief = brief(type, depth);
            if (fit.width(brief) <= room) {
                return brief;
            }
        }
        return fit.cut(brief(type, 0), room);
    }

    /** Pixels for the fullest way to write the type that is not out of proportion. */
    static double wanted(Type type, TextFit fit) {
        return Math.min(ROOM, fit.width(fitting(type, fit, ROOM)));
    }

    /**
     * A type without the fine print: what a list is of, how many fields a struct has.
     *
     * @param depth how many levels of types within types are written out
     */
    static String brief(Type type, int depth) {
        return switch (type) {
            case Type.ListOf list -> nest("list", list.element().type(), depth);
            case Type.FixedList list -> nest("list", list.element().type(), depth) + "[" + list.size() + "]";
            case Type.Struct struct ->
                depth == 0
                        ? "struct"
                        : "struct<" + struct.fields().size() + (struct.fields().size() == 1 ? " field>" : " fields>");
            case Type.MapOf map -> map(map, depth);
            case Type.Union union -> depth == 0 ? "union" : "union<" + union.fields().size() + " types>";
            case Type.RunEndEncoded runs -> nest("runs", runs.values().type(), depth);
            case Type.Dictionary dictionary -> nest("dictionary", dictionary.values(), depth);
            case Type.Extension extension -> extension.name();
            case Type.FixedBinary binary -> "binary[" + binary.width() + "]";
            case Type.Timestamp timestamp -> depth == 0 ? "timestamp" : timestamp.toString();
            case Type.Null _,Type.Bool _,Type.Int _,Type.FloatingPoint _,Type.Decimal _,Type.Utf8 _,Type.Binary _,Type.Date _,Type.Time _,Type.Duration _,Type.Interval _ ->
                type.toString();
        };
    }

    private static String map(Type.MapOf map, int depth) {
        if (depth == 0 || !(map.entries().type() instanceof Type.Struct entry) || entry.fields().size() != 2) {
            return "map";
        }
        return "map<" + brief(entry.fields().get(0).type(), depth - 1) + ", "
                + brief(entry.fields().get(1).type(), depth - 1) + ">";
    }

    private static String nest(String name, Type within, int depth) {
        return depth == 0 ? name : name + "<" + brief(within, depth - 1) + ">";
    }
}
