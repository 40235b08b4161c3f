package dev.colonnade.format;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A piece of a file's physical layout: the file, a row group or record batch, a column chunk, a page, a buffer.
 *
 * @param kind what sort of piece: {@code file}, {@code record batch}, {@code buffer}
 * @param name which one: {@code 3}, {@code price}
 * @param facts what is known of it, in the order to show it; values are strings, numbers ({@code Long}, {@code Double}),
 *     booleans, or maps and lists of these. Byte counts and offsets are numbers of bytes.
 * @param stored the facts that have another form in the file, in that form: {@code min} as bytes in hexadecimal. Facts
 *     within facts are named with a dot: {@code statistics.min}
 * @param children the pieces it is made of; computed when asked for, since there may be very many
 */
public record LayoutNode(String kind, String name, Map<String, Object> facts, Map<String, String> stored,
        Supplier<List<LayoutNode>> children) {
    public LayoutNode {
        facts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(facts));
        stored = Map.copyOf(stored);
    }

    public LayoutNode(String kind, String name, Map<String, Object> facts, Supplier<List<LayoutNode>> children) {
        this(kind, name, facts, Map.of(), children);
    }

    public static LayoutNode leaf(String kind, String name, Map<String, Object> facts) {
        return new LayoutNode(kind, name, facts, List::of);
    }
}
