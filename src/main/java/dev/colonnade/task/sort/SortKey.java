package dev.colonnade.task.sort;

import dev.colonnade.base.Fault;
import dev.colonnade.base.Near;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.scan.value.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * A column to sort by.
 *
 * @param column its number within the schema
 * @param nullsFirst wherever the greatest values are
 */
public record SortKey(int column, boolean descending, boolean nullsFirst) {
    /**
     * Reads {@code a,-b}: names, with a minus before those that go down. A name that begins with a minus itself is found
     * if there is such a column.
     *
     * @throws Fault of kind {@code USAGE} for a name that is not there, {@code UNSUPPORTED} for values without an order
     */
    public static List<SortKey> parse(String text, Schema schema, boolean nullsFirst) {
        List<SortKey> keys = new ArrayList<>();
        for (String part : text.split(",")) {
            String name = part.strip();
            boolean descending = schema.indexOf(name) < 0 && name.startsWith("-");
            keys.add(of(descending ? name.substring(1) : name, descending, nullsFirst, schema));
        }
        return List.copyOf(keys);
    }

    private static SortKey of(String name, boolean descending, boolean nullsFirst, Schema schema) {
        int column = schema.indexOf(name);
        if (column < 0) {
            String near = Near.of(name, schema.fields().stream().map(Field::name).toList());
            throw Fault.of(Fault.Kind.USAGE, "there is no column \"" + name + "\" to sort by")
                    .advise(near.isEmpty() ? "see the schema" : "did you mean " + near + "?");
        }
        return new SortKey(column, descending, nullsFirst).checked(schema);
    }

    /** This, if the column's values have an order. */
    public SortKey checked(Schema schema) {
        if (SqlType.of(schema.field(column).type()).isNested()) {
            throw Fault.unsupported("column \"" + schema.field(column).name() + "\"",
                    "values of type " + schema.field(column).type() + " have no order to sort by");
        }
        return this;
    }
}
