package dev.colonnade.app.inspect;

import dev.colonnade.app.text.Figures;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.LayoutNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A line of what is known of a piece: a heading, or a name and a value that stand beside each other. */
sealed interface FactLine {
    record Heading(String text) implements FactLine {}

    /** @param exact the value in full where it is shown rounded, or empty */
    record Pair(String name, String value, String exact) implements FactLine {}

    /**
     * @param raw whether bounds stand as the bytes they are stored as
     * @param rows of the table that the piece holds, or null where that is not known
     * @param shown how a bound is written, from how cells usually write it
     */
    static List<FactLine> of(LayoutNode node, boolean raw, @Nullable RowRange rows,
            UnaryOperator<String> shown) {
        List<FactLine> lines = new ArrayList<>();
        List<FactLine> parts = new ArrayList<>();
        node.facts().forEach((name, value) -> {
            switch (value) {
                case Map<?, ?> map -> {
                    List<FactLine> within = new ArrayList<>();
                    map.forEach((key, of) -> {
                        // A page's own statistics say once more what the column index says of it.
                        if (of == null || !of.equals(node.facts().get(String.valueOf(key)))) {
                            within.add(pair(node, raw, shown, name + "." + key, String.valueOf(key), of));
                        }
                    });
                    if (!within.isEmpty()) {
                        parts.add(new Heading(words(name)));
                        parts.addAll(within);
                    }
                }
                // Rows count from one, as beside the grid; those of a page are counted from the table's first there, too.
                case Long first when name.equals("firstRow") -> lines.add(
                        new Pair(words(name), Figures.count((rows == null ? first : rows.from()) + 1), ""));
                case Object other -> lines.add(pair(node, raw, shown, name, name, other));
            }
        });
        lines.addAll(parts);
        return lines;
    }

    private static Pair pair(LayoutNode node, boolean raw, UnaryOperator<String> shownBound, String full, String name,
            Object value) {
        String stored = raw ? node.stored().get(full) : null;
        boolean metadata = full.toLowerCase(Locale.ROOT).startsWith("metadata.")
                || full.startsWith("footerMetadata.");
        String shown = metadata ? name : words(name);
        if (stored != null) {
            return new Pair(shown, stored, "");
        }
        if (value instanceof String bound && node.stored().containsKey(full)) {
            return new Pair(shown, shownBound.apply(bound), "");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (value) {
            case Long bytes when lower.endsWith("bytes") ->
                new Pair(shown, Figures.bytes(bytes), bytes < 1000 ? "" : Figures.count(bytes));
            case Long number -> new Pair(shown, Figures.count(number), "");
            case Double real -> new Pair(shown, String.format(Locale.ROOT, "%.2f", real), Double.toString(real));
            case List<?> list -> new Pair(shown, String.join(", ", list.stream().map(FactLine::one).toList()), "");
            case Object other -> new Pair(shown, String.valueOf(other), "");
        };
    }

    private static String one(Object value) {
        return value instanceof Long number ? Figures.count(number) : String.valueOf(value);
    }

    /** {@code metadataBytes} as {@code metadata bytes}. */
    static String words(String name) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char next = name.charAt(i);
            boolean begins = Character.isUpperCase(next) && i > 0 && Character.isLowerCase(name.charAt(i - 1));
            words.append(begins ? " " : "").append(begins ? Character.toLowerCase(next) : next);
        }
        return words.toString();
    }
}
