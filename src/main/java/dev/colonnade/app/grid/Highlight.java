package dev.colonnade.app.grid;

import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Which cells are set off from the others.
 *
 * @param columns by the number of the column within the table
 * @param text of a cell, as far as it is shown
 */
public record Highlight(IntPredicate columns, Predicate<String> text) {
    public static final Highlight NONE = new Highlight(_ -> false, _ -> false);
}
