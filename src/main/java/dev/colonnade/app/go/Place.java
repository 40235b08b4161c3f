package dev.colonnade.app.go;

import dev.colonnade.view.CellFormats;
import dev.colonnade.view.TableView;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where somebody wants to go, from what they wrote: {@code 123456}, {@code 1,234,567}, {@code 1200:price},
 * {@code 1200:7}, {@code :price}, {@code 50%}, {@code rg 17}. Rows and columns count from one, as they are shown; row groups
 * and record batches from zero, as every tool and message counts them.
 */
public sealed interface Place {
    /** Units of storage go by many names; whatever this table has is meant. */
    Pattern CHUNK = Pattern.compile("(?:rg|row\\s*group|rb|record\\s*batch|batch|chunk|file)\\s*(\\d{1,9})",
            Pattern.CASE_INSENSITIVE);

    /** A cell of the view, counted from zero; -1 for a row or column that was left out. */
    record At(long row, int column) implements Place {}

    /**
     * The first row where a comparison holds, which takes a search.
     *
     * @param column of the view
     * @param condition as in {@code WHERE}
     */
    record Value(int column, String condition) implements Place {}

    /** Nothing was written yet. */
    record Nowhere() implements Place {}

    /** @param problem the key of the text that says what is wrong */
    record Unclear(String problem, String part) implements Place {}

    /** @param formats how the table's columns are written, and what is typed is meant */
    static Place parse(String text, TableView view, CellFormats formats) {
        String place = text.strip();
        if (place.isEmpty()) {
            return new Nowhere();
        }
        Place value = Comparison.parse(place, view, formats);
        if (value != null) {
            return value;
        }
        int colon = place.indexOf(':');
        String rowPart = (colon < 0 ? place : place.substring(0, colon)).strip();
        String columnPart = colon < 0 ? "" : place.substring(colon + 1).strip();
        long row = -1;
        if (!rowPart.isEmpty()) {
            Matcher chunk = CHUNK.matcher(rowPart);
            if (chunk.matches()) {
                Place unit = Unit.first(Integer.parseInt(chunk.group(1)), view);
                if (!(unit instanceof At first)) {
                    return unit;
                }
                row = first.row;
            } else {
                row = rowPart.endsWith("%") ? share(rowPart, view.rowCount()) : number(rowPart);
            }
            if (row == -1) {
                return new Unclear("go.notANumber", rowPart);
            }
            if (row < 0 || row >= view.rowCount()) {
                return new Unclear("go.noSuchRow", rowPart);
            }
        }
        int column = -1;
        if (!columnPart.isEmpty()) {
            column = column(columnPart, view);
            if (column < 0) {
                return new Unclear("go.noSuchColumn", columnPart);
            }
        }
        return row < 0 && column < 0 ? new Nowhere() : new At(row, column);
    }

    /** The row, counted from zero; -1 if this is no number, -2 if no table is that long or the row is before the first. */
    private static long number(String text) {
        String digits = text.replaceAll("[,_'\\u00A0\\u202F ]", "");
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        try {
            long row = Long.parseLong(digits) - 1;
            return row < 0 ? -2 : row;
        } catch (NumberFormatException e) {
            return -2;
        }
    }

    private static long share(String text, long rows) {
        try {
            double percent = Double.parseDouble(text.substring(0, text.length() - 1).strip().replace(',', '.'));
            if (!(percent >= 0 && percent <= 100)) {
                return -2;
            }
            return percent == 100 ? rows - 1 : Math.min(rows - 1, (long) (rows * (percent / 100)));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** By name first, since names may be numbers; then whatever case; then by number. */
    static int column(String text, TableView view) {
        int alike = -1;
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < view.columnCount(); i++) {
            String name = view.field(i).name();
            if (name.equals(text)) {
                return i;
            }
            if (alike < 0 && name.toLowerCase(Locale.ROOT).equals(lower)) {
                alike = i;
            }
        }
        if (alike >= 0) {
            return alike;
        }
        long number = number(text);
        return number >= 0 && number < view.columnCount() ? (int) number : -1;
    }
}
