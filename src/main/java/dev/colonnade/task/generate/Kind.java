package dev.colonnade.task.generate;

import dev.colonnade.column.Field;
import dev.colonnade.column.Type;

/** What a column of sample data is about. The first eight make a table that looks like one of customers. */
enum Kind {
    ID("id", new Type.Int(64, true), 0), NAME("name", new Type.Utf8(Type.Layout.SMALL), 0), CITY("city",
            new Type.Dictionary(0, new Type.Int(8, true), false, new Type.Utf8(Type.Layout.SMALL)),
            30), BORN("born", new Type.Date(false), 20), SEEN("last_seen", new Type.Timestamp(Type.Unit.MICRO, "UTC"),
                    0), AMOUNT("amount", new Type.Decimal(128, 12, 2), 0), SCORE("score", new Type.FloatingPoint(64),
                            100), ACTIVE("active", new Type.Bool(), 0), VISITS("visits", new Type.Int(32, true),
                                    0), NOTE("note", new Type.Utf8(Type.Layout.SMALL), 400), TAGS("tags",
                                            new Type.ListOf(Type.Layout.SMALL,
                                                    new Field("item", new Type.Utf8(Type.Layout.SMALL), false)),
                                            0), RATIO("ratio", new Type.FloatingPoint(32), 10);

    final String title;
    final Type type;
    /** Nulls in a thousand. */
    final int nulls;

    Kind(String title, Type type, int nulls) {
        this.title = title;
        this.type = type;
        this.nulls = nulls;
    }

    /** The kind of column number {@code column}: they come round again in wide tables. */
    static Kind of(int column) {
        return values()[column % values().length];
    }

    static Field field(int column) {
        Kind kind = of(column);
        int round = column / values().length;
        return new Field(round == 0 ? kind.title : kind.title + "_" + (round + 1), kind.type, kind.nulls > 0);
    }
}
