package dev.colonnade.view;

import java.util.HashMap;
import java.util.Map;

/**
 * How the columns of a table are written for people: who shows one of their values, in a grid or elsewhere, asks here.
 *
 * @param byColumn of columns not written the usual way, by their numbers in the table
 */
public record CellFormats(Map<Integer, CellFormat> byColumn) {
    public static final CellFormats USUAL = new CellFormats(Map.of());

    public CellFormats {
        byColumn = Map.copyOf(byColumn);
    }

    /** @param column by its number in the table */
    public CellFormat of(int column) {
        return byColumn.getOrDefault(column, CellFormat.USUAL);
    }

    /** The same without what only serves the eye: groups of digits, long values over a few lines. */
    public CellFormats plain() {
        Map<Integer, CellFormat> plain = new HashMap<>();
        byColumn.forEach((column, format) -> {
            CellFormat without = format.withGrouped(false).withWrapped(false);
            if (!without.equals(CellFormat.USUAL)) {
                plain.put(column, without);
            }
        });
        return new CellFormats(plain);
    }
}
