package dev.colonnade.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A name of its own for every column: as stored, and for the second and further columns of one name {@code name_2},
 * {@code name_3}. It is what rows are printed with, and so what people ask for.
 *
 * @param all in the order of the schema; no two are equal
 */
public record PrintedNames(List<String> all) {
    public PrintedNames {
        all = List.copyOf(all);
    }

    public static PrintedNames of(Schema schema) {
        Set<String> stored = new HashSet<>();
        schema.fields().forEach(field -> stored.add(field.name()));
        Map<String, Integer> last = new HashMap<>();
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>(schema.size());
        for (Field field : schema.fields()) {
            String name = field.name();
            int number = last.getOrDefault(name, 1);
            // A name made up here must not be that of another column.
            while (!used.add(name)) {
                String next;
                do {
                    next = field.name() + "_" + ++number;
                } while (stored.contains(next));
                name = next;
            }
            last.put(field.name(), number);
            names.add(name);
        }
        return new PrintedNames(names);
    }

    /** The column that is stored under this name, the first of several; else the one that is printed with it; else -1. */
    public static int find(String name, Schema schema) {
        int stored = schema.indexOf(name);
        return stored >= 0 || name.lastIndexOf('_') < 0 ? stored : of(schema).all.indexOf(name);
    }
}
