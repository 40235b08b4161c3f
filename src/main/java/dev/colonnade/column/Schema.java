package dev.colonnade.column;

import java.util.List;
import java.util.Map;

/** The columns of a table, in order, and the metadata written for the table as a whole. */
public record Schema(List<Field> fields, Map<String, String> metadata) {
    public Schema {
        fields = List.copyOf(fields);
        metadata = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(metadata));
    }

    public Schema(List<Field> fields) {
        this(fields, Map.of());
    }

    public int size() {
        return fields.size();
    }

    public Field field(int column) {
        return fields.get(column);
    }

    /** The first column of that name, or -1. */
    public int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The numbers of all columns, in order: the projection that leaves nothing out. */
    public int[] all() {
        int[] columns = new int[fields.size()];
        java.util.Arrays.setAll(columns, i -> i);
        return columns;
    }
}
