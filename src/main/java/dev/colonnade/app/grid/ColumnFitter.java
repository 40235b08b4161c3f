package dev.colonnade.app.grid;

import dev.colonnade.app.columns.ColumnLayout;
import dev.colonnade.column.Field;
import dev.colonnade.view.CellFormat;
import dev.colonnade.view.Formats;
import dev.colonnade.view.TableView;
import dev.colonnade.view.Tile;
import dev.colonnade.view.WindowCache;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives columns their widths: a guess by type, then what their first values take when they come, unless somebody has
 * sized them. Remembers by the number of the column within the table, so that widths outlast hiding and moving.
 */
final class ColumnFitter {
    /** How wide a column is made at most when it is fitted to what it shows, unless somebody asks for more. */
    private static final double FITTED = 340;
    private static final double FITTED_ON_DEMAND = 1_200;
    private static final double NARROWEST_FIT = 56;

    private final WindowCache cache;
    private final ColumnLayout layout;
    private final RowScroll rows;
    private final ColumnAxis columns;
    private final GridHeader header;
    private final Map<Integer, Double> widths = new HashMap<>();
    private final Map<Integer, CellFormat> fitted = new HashMap<>();
    /** How many rows there were to see when a column was fitted. */
    private final Map<Integer, Long> fittedOf = new HashMap<>();

    /** The block of rows, and the first column, that all columns in view are fitted to. */
    private long fittedBlock = -1;
    private int fittedFrom = -1;

    ColumnFitter(WindowCache cache, ColumnLayout layout, RowScroll rows, ColumnAxis columns, GridHeader header) {
        this.cache = cache;
        this.layout = layout;
        this.rows = rows;
        this.columns = columns;
        this.header = header;
    }

    /** What every column of the view is wide now. */
    double[] widths() {
        TableView view = cache.view();
        double[] all = new double[view.columnCount()];
        for (int i = 0; i < all.length; i++) {
            int source = view.sourceColumn(i);
            Double known = widths.get(source);
            all[i] = layout.width(source)
                    .orElseGet(() -> known != null ? known : guess(view.table().schema().field(source)));
        }
        return all;
    }

    private static double guess(Field field) {
        return Math.clamp(Math.max(TypeLook.of(field.type()).characters(), field.name().length() + 3) * 8L
                + 2 * CellNode.PADDING, 64, FITTED);
    }

    /** Columns in view may have to be looked at again. */
    void reset() {
        fittedBlock = -1;
    }

    /** Somebody gave the column this width. */
    void size(int column, double width) {
        columns.setWidth(column, width);
        layout.setWidth(cache.view().sourceColumn(column), columns.width(column));
    }

    /** Makes a column as wide as its name and the values loaded of it. */
    void fit(int column, TextFit fit) {
        size(column, wanted(column, fit, FITTED_ON_DEMAND));
    }

    /**
     * A column takes the width of its first values when they come, once, and grows if there are more rows later than it
     * was fitted to. A column of numbers always grows for longer ones: a number cut short is a wrong number.
     *
     * @return whether any column has another width now
     */
    boolean fitNew(Frame frame) {
        if (columns.count() == 0 || rows.count() == 0) {
            return false;
        }
        long block = rows.first() / WindowCache.BLOCK;
        int first = columns.first();
        if (block == fittedBlock && first == fittedFrom) {
            return false;
        }
        boolean changed = false;
        boolean allThere = true;
        int end = columns.end();
        for (int i = first - columns.pinned(); i < end; i++) {
            // Pinned ones first, then those that scroll.
            int column = i < first ? i - first + columns.pinned() : i;
            boolean there = cache.tile(block, column) != null;
            allThere &= there;
            changed |= there && fitNew(column, frame.fit());
        }
        // Narrower columns let others into view, which are fitted when they have come.
        fittedBlock = allThere && !changed ? block : -1;
        fittedFrom = first;
        return changed;
    }

    private boolean fitNew(int column, TextFit fit) {
        int source = cache.view().sourceColumn(column);
        CellFormat format = layout.format(source);
        boolean again = format.equals(fitted.get(source));
        // What fits the few rows of a filter may be too narrow for all rows.
        boolean more = rows.count() > fittedOf.getOrDefault(source, 0L);
        if (layout.width(source).isPresent()
                || again && !more && !TypeLook.of(cache.view().field(column).type()).numeric()) {
            return false;
        }
        fittedOf.merge(source, rows.count(), Math::max);
        double before = columns.width(column);
        double wanted = wanted(column, fit, FITTED);
        columns.setWidth(column, again ? Math.max(before, wanted) : wanted);
        widths.put(source, columns.width(column));
        fitted.put(source, format);
        return columns.width(column) != before;
    }

    private double wanted(int column, TextFit fit, double limit) {
        Field field = cache.view().field(column);
        double wanted = Math.max(header.wanted(field),
                TypeLook.of(field.type()).least() * fit.width("0") + 2 * CellNode.PADDING);
        boolean points = Formats.isNumber(field.type());
        double whole = 0;
        double fraction = 0;
        long lastBlock = rows.count() == 0 ? -1 : Math.max(0, rows.end() - 1) / WindowCache.BLOCK;
        for (long block = rows.first() / WindowCache.BLOCK; block <= lastBlock; block++) {
            Tile tile = cache.tile(block, column);
            for (int i = 0; tile != null && i < tile.length(); i++) {
                String text = tile.text(i);
                wanted = Math.max(wanted,
                        fit.width(text == null ? CellNode.NULL_MARK : text) + 2 * CellNode.PADDING + 1);
                if (points && text != null) {
                    double behind = DecimalPoint.fraction(text, fit);
                    fraction = Math.max(fraction, behind);
                    whole = Math.max(whole, fit.width(text) - behind);
                }
            }
        }
        return Math.clamp(Math.max(wanted, whole + fraction + 2 * CellNode.PADDING + 1), NARROWEST_FIT, limit);
    }
}
