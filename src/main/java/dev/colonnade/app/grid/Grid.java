package dev.colonnade.app.grid;

import dev.colonnade.base.RowRange;
import dev.colonnade.column.Field;
import dev.colonnade.view.CellRange;
import dev.colonnade.view.Tile;
import dev.colonnade.view.Travel;
import dev.colonnade.view.WindowCache;
import java.util.BitSet;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Shows a view of any number of rows and columns. Only what is in view has nodes, and they are used again as one
 * scrolls: their number depends on the size of the window alone.
 *
 * <p>Whatever changes asks for a layout; a pulse later everything is painted once, from what the cache has. What it has
 * not is asked for, and painted when {@link #refresh} says that it came. Nothing here waits or reads a file.
 */
public final class Grid extends Region {
    /** Most cells come sooner than this; a mark that flickers by would only make the grid restless. */
    private static final Duration PATIENCE = Duration.millis(50);
    /** How wide a column is made at most when it is fitted to what it shows, unless somebody asks for more. */
    private static final double FITTED = 340;
    private static final double FITTED_ON_DEMAND = 1_200;

    private final WindowCache cache;
    private final RowScroll rows;
    private final ColumnAxis columns;
    private final ChunkTicks chunks;
    private final TextFits fits = new TextFits();
    private final GridPalette palette;
    private final GridBody body = new GridBody();
    private final GridHeader header = new GridHeader(fits);
    private final Gutter gutter = new Gutter();
    private final Region corner = new Region();
    private final RatioBar rowBar = new RatioBar(Orientation.VERTICAL, this::scrollRowsTo);
    private final RatioBar columnBar = new RatioBar(Orientation.HORIZONTAL, this::scrollColumnsTo);
    private final DragLabel dragLabel = new DragLabel();
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final ReadOnlyObjectWrapper<CellCursor> cursor = new ReadOnlyObjectWrapper<>(new CellCursor(0, 0));
    private final ReadOnlyObjectWrapper<RowRange> visibleRows = new ReadOnlyObjectWrapper<>(RowRange.of(0, 0));
    private final ReadOnlyObjectWrapper<CellRange> selection;
    private final BitSet fitted = new BitSet();
    private final BitSet sizedByHand = new BitSet();

    /** The block of rows, and the first column, that all columns in view are fitted to. */
    private long fittedBlock = -1;
    private int fittedFrom = -1;
    /** Whether the view goes where the cursor goes, or was scrolled away from it. */
    private boolean following = true;
    private boolean waiting;
    private boolean complete;
    private Travel travel = Travel.NONE;
    private double gutterWidth;
    /** Where the selection began; it goes on to the cursor. */
    private CellCursor anchor = new CellCursor(0, 0);
    private Reach reach = Reach.CELLS;

    /** @param texts the few words that stand in the grid itself */
    public Grid(WindowCache cache, GridTexts texts) {
        this.cache = cache;
        this.chunks = new ChunkTicks(cache.view());
        this.rows = new RowScroll(Frame.ROW_HEIGHT, cache.view().rowCount());
        double[] widths = new double[cache.view().columnCount()];
        for (int i = 0; i < widths.length; i++) {
            Field field = cache.view().field(i);
            widths[i] = Math.clamp(Math.max(TypeLook.of(field.type()).characters(), field.name().length() + 3) * 8L
                    + 2 * CellNode.PADDING, 64, FITTED);
        }
        this.columns = new ColumnAxis(widths);
        this.selection = new ReadOnlyObjectWrapper<>(reach.range(anchor, anchor, rows.count(), columns.count()));
        this.palette = new GridPalette(this, this::restyle, texts.unreadable());
        getStyleClass().add("grid");
        corner.setManaged(false);
        corner.getStyleClass().add("grid-corner");
        getChildren().addAll(body, gutter, header, corner, columnBar, rowBar, dragLabel);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setAccessibleText(texts.spoken());
        patience.setOnFinished(_ -> {
            waiting = !complete;
            requestLayout();
        });
        focusedProperty().addListener(_ -> requestLayout());
        cursor.addListener(_ -> requestLayout());
        new GridKeys(this).install();
        new GridPointer(this).install();
        rowBar.setOnMouseReleased(_ -> dragLabel.setVisible(false));
    }

    // What others ask of the grid

    /** Paints anew with whatever has been loaded. */
    public void refresh() {
        requestLayout();
    }

    public WindowCache cache() {
        return cache;
    }

    /** The cell that keys move from. Empty tables have one too, at row 0, where no row is. */
    public ReadOnlyObjectProperty<CellCursor> currentProperty() {
        return cursor.getReadOnlyProperty();
    }

    public CellCursor current() {
        return cursor.get();
    }

    /** The rows in view, those seen in part included. */
    public ReadOnlyObjectProperty<RowRange> visibleRowsProperty() {
        return visibleRows.getReadOnlyProperty();
    }

    /** The cells that are selected: at least the one under the cursor, if there is any. */
    public ReadOnlyObjectProperty<CellRange> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    public CellRange selection() {
        return selection.get();
    }

    /** Moves the cursor, to the nearest cell there is, and scrolls as little as it takes to see it. */
    public void moveTo(long row, int column) {
        reach = Reach.CELLS;
        go(row, column, true);
    }

    /** Like {@link #moveTo}, with the selection growing or shrinking along. */
    public void extendTo(long row, int column) {
        go(row, column, false);
    }

    /** Selects this row whole; the rows from where the selection began to it, if {@code extend}. */
    public void selectRow(long row, boolean extend) {
        reach = Reach.ROWS;
        go(row, current().column(), !extend);
    }

    /** Selects this column whole; the columns from where the selection began to it, if {@code extend}. */
    public void selectColumn(int column, boolean extend) {
        reach = Reach.COLUMNS;
        go(current().row(), column, !extend);
    }

    /** Selects everything, however much that is: a selection is two corners. */
    public void selectAll() {
        reach = Reach.ALL;
        select();
    }

    private void go(long row, int column, boolean fresh) {
        long to = Math.clamp(row, 0, Math.max(0, rows.count() - 1));
        int toColumn = Math.clamp(column, 0, Math.max(0, columns.count() - 1));
        travel = to > current().row() ? Travel.DOWN : to < current().row() ? Travel.UP : Travel.NONE;
        // Choosing a whole column does not take one back to the row the cursor stands in, nor a row to its column.
        if (reach != Reach.COLUMNS) {
            rows.reveal(to);
        }
        if (columns.count() > 0 && reach != Reach.ROWS) {
            following = true;
            columns.reveal(toColumn);
        }
        cursor.set(new CellCursor(to, toColumn));
        if (fresh) {
            anchor = current();
        }
        select();
    }

    private void select() {
        selection.set(reach.range(anchor, current(), rows.count(), columns.count()));
        requestLayout();
    }

    /** Goes far: the row stands in the upper part of the view, with what is before it in sight. */
    public void jumpTo(long row, int column) {
        long to = Math.clamp(row, 0, Math.max(0, rows.count() - 1));
        if (to < rows.first() || to >= rows.end()) {
            rows.toTop(Math.max(0, to - 3));
        }
        moveTo(to, column);
    }

    /** Whether every cell in view is painted with its value. */
    public boolean isComplete() {
        return complete && getWidth() > 0;
    }

    /** The node that shows this cell, or null if it is out of view. */
    public @Nullable CellNode cellNode(long row, int column) {
        return body.cell(row, column);
    }

    // What keys and pointer ask

    RowScroll rows() {
        return rows;
    }

    ColumnAxis columns() {
        return columns;
    }

    GridPalette palette() {
        return palette;
    }

    double gutterWidth() {
        return gutterWidth;
    }

    /** Scrolls without moving the cursor. */
    void scrollBy(double right, double down) {
        if (down != 0) {
            rows.scrollBy(down);
            travel = down > 0 ? Travel.DOWN : Travel.UP;
        }
        if (right != 0) {
            following = false;
            columns.scrollTo(columns.scroll() + right);
            travel = right > 0 ? Travel.RIGHT : Travel.LEFT;
        }
        requestLayout();
    }

    void page(int direction, boolean extend) {
        long step = direction * rows.page();
        rows.scrollRows(step);
        move(current().row() + step, current().column(), extend);
    }

    void move(long row, int column, boolean extend) {
        if (extend) {
            extendTo(row, column);
        } else {
            moveTo(row, column);
        }
    }

    void setColumnWidth(int column, double width) {
        sizedByHand.set(column);
        columns.setWidth(column, width);
        requestLayout();
    }

    /** Makes a column as wide as its name and the values loaded of it. */
    void fitColumn(int column) {
        sizedByHand.set(column);
        columns.setWidth(column, wantedWidth(column, FITTED_ON_DEMAND));
        requestLayout();
    }

    private void scrollRowsTo(double position) {
        boolean down = position > rows.position();
        rows.setPosition(position);
        travel = down ? Travel.DOWN : Travel.UP;
        dragLabel.show(rows.first() + 1);
        requestLayout();
    }

    private void scrollColumnsTo(double position) {
        following = false;
        columns.setPosition(position);
        travel = Travel.NONE;
        requestLayout();
    }

    private void restyle() {
        body.forget();
        requestLayout();
    }

    // Painting

    @Override
    protected void layoutChildren() {
        cache.collect();
        TextFit fit = fits.of(palette.font());
        Frame frame = new Frame(cache, rows, columns, fit, palette, waiting);
        arrange(frame);
        if (fitNewColumns(frame)) {
            // Whether there must be a bar below depends on how wide the columns have become.
            arrange(frame);
        }
        int first = columns.first();
        int end = columns.end();
        RowRange range = RowRange.of(rows.first(), rows.end());
        if (columns.count() > 0) {
            cache.want(range, first, end, travel);
        }
        complete = body.paint(frame, first, end, current(), selection(), isFocused());
        header.paint(frame, first, end);
        gutter.paint(frame, chunks, gutterWidth, body.getHeight(), current().row());
        rowBar.show(rows.position(), rows.isScrollable() ? rows.visibleShare() : 1);
        rowBar.mark(chunks);
        columnBar.show(columns.position(), columns.visibleShare());
        dragLabel.place(rowBar);
        if (!range.equals(visibleRows.get())) {
            visibleRows.set(range);
        }
        if (complete) {
            patience.stop();
            waiting = false;
        } else if (patience.getStatus() != javafx.animation.Animation.Status.RUNNING && !waiting) {
            patience.playFromStart();
        }
    }

    private void arrange(Frame frame) {
        double head = Frame.HEADER_HEIGHT;
        gutterWidth = Gutter.width(frame);
        double width = Math.max(0, getWidth() - gutterWidth);
        double height = Math.max(0, getHeight() - head);
        columns.setView(width);
        double below = columns.visibleShare() < 1 ? RatioBar.BREADTH : 0;
        rows.setHeight(height - below);
        double beside = rows.isScrollable() ? RatioBar.BREADTH : 0;
        columns.setView(width - beside);
        body.resizeRelocate(gutterWidth, head, width, Math.max(0, height - below));
        header.resizeRelocate(gutterWidth, 0, width, head);
        gutter.resizeRelocate(0, head, gutterWidth, height);

        corner.resizeRelocate(0, 0, gutterWidth, head);
        rowBar.resizeRelocate(getWidth() - RatioBar.BREADTH, head, RatioBar.BREADTH, Math.max(0, height - below));
        columnBar.resizeRelocate(gutterWidth, getHeight() - RatioBar.BREADTH, Math.max(0, width - beside),
                RatioBar.BREADTH);
    }

    /**
     * A column takes the width of its first values when they come, once, unless somebody has sized it. A column of
     * numbers grows again for longer ones: a number cut short is a wrong number.
     *
     * @return whether any column has another width now
     */
    private boolean fitNewColumns(Frame frame) {
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
        for (int column = first; column < columns.end(); column++) {
            boolean there = frame.cache().tile(block, column) != null;
            allThere &= there;
            boolean again = fitted.get(column);
            if (!there || sizedByHand.get(column)
                    || again && !TypeLook.of(cache.view().field(column).type()).numeric()) {
                continue;
            }
            double before = columns.width(column);
            double wanted = wantedWidth(column, FITTED);
            columns.setWidth(column, again ? Math.max(before, wanted) : wanted);
            fitted.set(column);
            changed |= columns.width(column) != before;
        }
        // Narrower columns let others into view, which are fitted when they have come.
        fittedBlock = allThere && !changed ? block : -1;
        fittedFrom = first;
        if (changed && following) {
            columns.reveal(Math.min(current().column(), columns.count() - 1));
        }
        return changed;
    }

    private double wantedWidth(int column, double limit) {
        TextFit fit = fits.of(palette.font());
        Field field = cache.view().field(column);
        double wanted = Math.max(header.wanted(field),
                TypeLook.of(field.type()).least() * fit.width("0") + 2 * CellNode.PADDING);
        long lastBlock = rows.count() == 0 ? -1 : Math.max(0, rows.end() - 1) / WindowCache.BLOCK;
        for (long block = rows.first() / WindowCache.BLOCK; block <= lastBlock; block++) {
            Tile tile = cache.tile(block, column);
            if (tile != null) {
                for (int i = 0; i < tile.length(); i++) {
                    String text = tile.text(i);
                    wanted = Math.max(wanted,
                            fit.width(text == null ? CellNode.NULL_MARK : text) + 2 * CellNode.PADDING + 1);
                }
            }
        }
        return Math.clamp(wanted, 56, limit);
    }

    // For style sheets and screen readers

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return GridPalette.cssMetaData();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ROW_COUNT -> (int) Math.min(Integer.MAX_VALUE, rows.count());
            case COLUMN_COUNT -> columns.count();
            case CELL_AT_ROW_COLUMN -> cellNode((Integer) parameters[0], (Integer) parameters[1]);
            case FOCUS_ITEM -> cellNode(current().row(), current().column());
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
