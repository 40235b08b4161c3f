package dev.colonnade.task.sort;

import dev.colonnade.base.Fault;
import dev.colonnade.base.Near;
import dev.colonnade.column.NameList;
import dev.colonnade.column.PrintedNames;
import dev.colonnade.column.Schema;
import dev.colonnade.scan.computed.Computed;
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
     * Reads {@code a,-b,-"c, d"}: a {@link NameList}, with a minus before names that go down. A name that begins with a
     * minus itself is found if there is such a column, and in quotes.
     *
     * @throws Fault of kind {@code USAGE} for a name that is not there, {@code UNSUPPORTED} for values without an order
     */
    public static List<SortKey> parse(String text, Schema schema, boolean nullsFirst) {
        List<SortKey> keys = new ArrayList<>();
        for (String part : NameList.parts(text)) {
            String given = part.strip();
            boolean descending = given.startsWith("-") && PrintedNames.find(given, schema) < 0;
            String name = NameList.name(descending ? given.substring(1) : given);
            int column = PrintedNames.find(name, schema);
            if (column < 0) {
                throw unknown(name, descending, schema);
            }
            keys.add(new SortKey(column, descending, nullsFirst).checked(schema));
        }
        return List.copyOf(keys);
    }

    private static Fault unknown(String name, boolean descending, Schema schema) {
        Fault fault = Fault.of(Fault.Kind.USAGE, "there is no column \"" + name + "\" to sort by");
        String near = Near.of(name, PrintedNames.of(schema).all());
        String made = Computed.nameFor(name, schema);
        if (made != null) {
            return fault.advise("work it out first: --with '" + made + " = " + name + "', and sort by it: --by "
                    + (descending ? "-" : "") + made);
        }
        return fault.advise(near.isEmpty() ? "see the schema" : "did you mean " + near + "?");
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
