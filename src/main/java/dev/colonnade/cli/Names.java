package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.base.Near;
import dev.colonnade.column.NameList;
import dev.colonnade.column.PrintedNames;
import dev.colonnade.column.Schema;
import dev.colonnade.scan.computed.Computed;
import java.util.ArrayList;
import java.util.List;

/** Names that people type: lists of columns, and what they may have meant. */
final class Names {
    private Names() {
    }

    /**
     * The numbers of the columns in a {@link NameList}, by the names they are stored under or printed with.
     *
     * @throws Fault of kind {@code USAGE} for a name that no column has
     */
    static int[] columns(String list, Schema schema) {
        List<Integer> columns = new ArrayList<>();
        for (String part : NameList.parts(list)) {
            String name = NameList.name(part);
            int column = PrintedNames.find(name, schema);
            if (column < 0) {
                String made = Computed.nameFor(part.strip(), schema);
                throw made == null
                        ? unknown(name, schema)
                        : Fault.of(Fault.Kind.USAGE, "there is no column \"" + name + "\"")
                                .advise("work it out first: --with '" + made + " = " + part.strip()
                                        + "', and name it here: " + made);
            }
            if (columns.contains(column)) {
                throw Fault.of(Fault.Kind.USAGE, "column \"" + name + "\" is asked for twice")
                        .advise("name each column once");
            }
            columns.add(column);
        }
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    static Fault unknown(String name, Schema schema) {
        String near = near(name, PrintedNames.of(schema).all());
        return Fault.of(Fault.Kind.USAGE, "there is no column \"" + name + "\"")
                .advise(near.isEmpty() ? "colonnade schema lists the columns" : "did you mean " + near + "?");
    }

    /** The likeliest of {@code all}, in quotes, or nothing. */
    static String near(String name, List<String> all) {
        return Near.of(name, all);
    }
}
