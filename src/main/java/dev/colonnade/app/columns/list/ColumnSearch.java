package dev.colonnade.app.columns.list;

import dev.colonnade.column.Field;
import dev.colonnade.view.TableView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds columns: every word of the query must stand in the name or the type. Names that begin with it come first. */
final class ColumnSearch {
    /** A column that was found. */
    record Hit(int column, Field field) {
        /** {@code name, type}: what a screen reader says. */
        @Override
        public String toString() {
            return field.name() + ", " + field.type();
        }
    }

    private final TableView view;

    ColumnSearch(TableView view) {
        this.view = view;
    }

    List<Hit> find(String query) {
        String[] words = query.strip().toLowerCase(Locale.ROOT).split("\\s+");
        List<Hit> first = new ArrayList<>();
        List<Hit> rest = new ArrayList<>();
        for (int column = 0; column < view.columnCount(); column++) {
            Field field = view.field(column);
            String name = field.name().toLowerCase(Locale.ROOT);
            if (matches(words, name, field)) {
                (name.startsWith(words[0]) ? first : rest).add(new Hit(column, field));
            }
        }
        first.addAll(rest);
        return first;
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
