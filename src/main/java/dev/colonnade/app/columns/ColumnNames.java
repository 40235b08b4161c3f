package dev.colonnade.app.columns;

import dev.colonnade.column.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A name of its own for every column of a schema, to be kept from one start to the next: the second and further columns of
 * one name are called {@code name}, a tab, and a number from 2 on.
 */
public record ColumnNames(List<String> all) {
    public ColumnNames {
        all = List.copyOf(all);
    }

    public static ColumnNames of(Schema schema) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> names = new ArrayList<>();
        schema.fields().forEach(field -> {
            int nth = seen.merge(field.name(), 1, Integer::sum);
            names.add(nth == 1 ? field.name() : field.name() + "\t" + nth);
        });
        return new ColumnNames(names);
    }

    public String of(int column) {
        return all.get(column);
    }

    /** The number of the column of this name, or -1. */
    public int number(String name) {
        return all.indexOf(name);
    }
}
