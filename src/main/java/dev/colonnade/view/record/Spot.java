package dev.colonnade.view.record;

import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.FixedListColumn;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.NullColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.StructColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.UnionColumn;
import dev.colonnade.text.CellText;

/** A value where it lies: a row of a column, and the way from it to its parts. */
record Spot(Column column, int row) {
    private static final int KEY = 60;

    boolean isNull() {
        return column.isNull(row);
    }

    /** What stands behind dictionaries, runs and unions; of a null, wherever the null is. */
    Spot behind() {
        if (isNull()) {
            return this;
        }
        return switch (column) {
            case DictionaryColumn words -> new Spot(words.dictionary(), words.index(row)).behind();
            case RunEndColumn runs -> new Spot(runs.values(), runs.run(row)).behind();
            case UnionColumn union -> new Spot(union.children().get(union.child(row)), union.index(row)).behind();
            case NullColumn _,BoolColumn _,FixedColumn _,BytesColumn _,ListColumn _,FixedListColumn _,StructColumn _ ->
                this;
        };
    }

    /** How many parts the value has, or -1 if it is one that has none by its nature. */
    int children() {
        return switch (column) {
            // Behind an extension stands something with a meaning of its own, which is written as one text.
            case StructColumn struct -> column.type() instanceof Type.Extension ? -1 : struct.children().size();
            case ListColumn list -> list.size(row);
            case FixedListColumn list -> list.size();
            case NullColumn _,BoolColumn _,FixedColumn _,BytesColumn _,UnionColumn _,RunEndColumn _,DictionaryColumn _ ->
                -1;
        };
    }

    private boolean isMap() {
        return column.type().storageType() instanceof Type.MapOf && column instanceof ListColumn list
                && list.elements() instanceof StructColumn pair && pair.children().size() == 2;
    }

    Spot child(int number) {
        java.util.Objects.checkIndex(number, children());
        return switch (column) {
            case StructColumn struct -> new Spot(struct.children().get(number), row);
            case ListColumn list -> isMap() && list.elements() instanceof StructColumn pair
                    ? new Spot(pair.children().get(1), list.start(row) + number)
                    : new Spot(list.elements(), list.start(row) + number);
            case FixedListColumn list -> new Spot(list.elements(), row * list.size() + number);
            case NullColumn _,BoolColumn _,FixedColumn _,BytesColumn _,UnionColumn _,RunEndColumn _,DictionaryColumn _ ->
                throw new IllegalStateException(column.type() + " has no parts");
        };
    }

    /** A field's name, a key, or a place counted from one, as expressions do. */
    String childName(int number) {
        if (column instanceof StructColumn && column.type().storageType() instanceof Type.Struct type) {
            return type.fields().get(number).name();
        }
        return isMap() ? key(number) : "[" + (number + 1) + "]";
    }

    private String key(int number) {
        return column instanceof ListColumn list && list.elements() instanceof StructColumn pair
                ? CellText.of(pair.children().get(0), list.start(row) + number, KEY)
                : "";
    }

    String childPath(String path, int number) {
        return column instanceof StructColumn
                ? path + "." + quoted(childName(number))
                : isMap() ? path + "[" + (number + 1) + "].value" : path + "[" + (number + 1) + "]";
    }

    /** A name as expressions have it. */
    static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z_0-9]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    Spot at(Steps steps) {
        Spot spot = behind();
        for (int step : steps.down()) {
            spot = spot.child(step).behind();
        }
        return spot;
    }
}
