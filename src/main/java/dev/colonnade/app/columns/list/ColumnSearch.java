package dev.colonnade.app.columns.list;

import dev.colonnade.app.columns.ColumnLayout;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds columns: every word of the query must stand in the name or the type. Names that begin with it come first, hidden
 * columns last.
 */
final class ColumnSearch {
    /**
     * A column that was found.
     *
     * @param column its number within the table
     */
    record Hit(int column, Field field) {
        /** {@code name, type}: what a screen reader says. */
        @Override
        public String toString() {
            return field.name() + ", " + field.type();
        }
    }

    private final Schema schema;
    private final ColumnLayout layout;

    ColumnSearch(Schema schema, ColumnLayout layout) {
        this.schema = schema;
        this.layout = layout;
    }

    List<Hit> find(String query) {
        String[] words = query.strip().toLowerCase(Locale.ROOT).split("\\s+");
        List<Hit> first = new ArrayList<>();
        List<Hit> rest = new ArrayList<>();
        List<Hit> hidden = new ArrayList<>();
        for (int column : layout.shown()) {
            add(column, words, first, rest);
        }
        for (int column = 0; column < schema.size() && layout.hiddenCount() > 0; column++) {
            if (layout.isHidden(column)) {
                add(column, words, hidden, hidden);
            }
        }
        first.addAll(rest);
        first.addAll(hidden);
        return first;
    }

    private void add(int column, String[] words, List<Hit> first, List<Hit> rest) {
        Field field = schema.field(column);
        String name = field.name().toLowerCase(Locale.ROOT);
        if (matches(words, name, field)) {
            (name.startsWith(words[0]) ? first : rest).add(new Hit(column, field));
        }
    }

    private static boolean matches(String[] words, String name, Field field) {
        for (String word : words) {
            if (!name.contains(word) && !field.type().toString().toLowerCase(Locale.ROOT).contains(word)) {
                return false;
            }
        }
        return true;
    }
}
