package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.base.Near;
import dev.colonnade.column.Schema;
import java.util.ArrayList;
import java.util.List;

/** Names that people type: lists of columns, and what they may have meant. */
final class Names {
    private Names() {
    }

    /**
     * The numbers of the columns in a list such as {@code a,"b, c",d}. A name in quotes is taken literally, with
     * {@code ""} for a quote.
     *
     * @throws Fault of kind {@code USAGE} for a name that no column has
     */
    static int[] columns(String list, Schema schema) {
        List<Integer> columns = new ArrayList<>();
        for (String name : split(list)) {
            int column = find(name, schema);
            if (column < 0) {
                throw unknown(name, schema);
            }
            if (columns.contains(column)) {
                throw Fault.of(Fault.Kind.USAGE, "column \"" + name + "\" is asked for twice")
                        .advise("name each column once");
            }
            columns.add(column);
        }
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    /** By name; of columns that share one, the second and further also as JSON Lines calls them: {@code name_2}. */
    private static int find(String name, Schema schema) {
        int column = schema.indexOf(name);
        int bar = name.lastIndexOf('_');
        if (column >= 0 || bar < 0 || !name.substring(bar + 1).matches("[2-9]|[1-9][0-9]{1,5}")) {
            return column;
        }
        int wanted = Integer.parseInt(name.substring(bar + 1));
        for (int i = 0; i < schema.size(); i++) {
            if (schema.field(i).name().contentEquals(name.substring(0, bar)) && --wanted == 0) {
                return i;
            }
        }
        return -1;
    }

    static Fault unknown(String name, Schema schema) {
        List<String> all = schema.fields().stream().map(field -> field.name()).toList();
        String near = near(name, all);
        return Fault.of(Fault.Kind.USAGE, "there is no column \"" + name + "\"")
                .advise(near.isEmpty() ? "colonnade schema lists the columns" : "did you mean " + near + "?");
    }

    private static List<String> split(String list) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < list.length(); i++) {
            char next = list.charAt(i);
            if (next == '"') {
                if (quoted && i + 1 < list.length() && list.charAt(i + 1) == '"') {
                    name.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (next == ',' && !quoted) {
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append(next);
            }
        }
        if (quoted) {
            throw Fault.of(Fault.Kind.USAGE, "a quote is not closed in " + list);
        }
        names.add(name.toString());
        return names;
    }

    /** The likeliest of {@code all}, in quotes, or nothing. */
    static String near(String name, List<String> all) {
        return Near.of(name, all);
    }
}
