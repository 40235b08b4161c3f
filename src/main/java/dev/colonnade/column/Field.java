package dev.colonnade.column;

import java.util.Map;

/** A named, typed place for values: a column of a table, or a child of a nested type. Names may repeat or be empty. */
public record Field(String name, Type type, boolean nullable, Map<String, String> metadata) {
    public Field {
        metadata = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(metadata));
    }

    public Field(String name, Type type, boolean nullable) {
        this(name, type, nullable, Map.of());
    }

    /** {@code name: type} and {@code not null} where that is so. */
    @Override
    public String toString() {
        return name + ": " + type + (nullable ? "" : " not null");
    }
}
