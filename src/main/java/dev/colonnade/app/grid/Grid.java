package dev.colonnade.app.grid;

import dev.colonnade.app.columns.ColumnLayout;
import dev.colonnade.base.RowRange;
import dev.colonnade.view.CellRange;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.TableView;
import dev.colonnade.view.WindowCache;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Shows a view of any number of rows and columns. Only what is in view has nodes, and they are used again as one
 * scrolls: their number depends on the size of the window alone.
 *
 * <p>Whatever changes asks for a layout; a pulse later everything is painted once, from what the cache has. What it has
 * not is asked for, and painted when {@link #refresh} says that it came. Nothing here waits or reads a file.
 */
public final class Grid extends Region {

    private final WindowCache cache;
    private final ColumnLayout layout;
    private final ColumnFitter fitter;
    private final RowScroll rows;
    private final ColumnAxis columns;
    private ChunkTicks chunks;
    private final TextFits fits = new TextFits();
    private final GridPalette palette;
    private final GridParts parts = new GridParts(fits, this::scrollRowsTo, this::scrollColumnsTo);
    private final HeaderDrag headerDrag = new HeaderDrag(this);
    private final Patience patience = new Patience(this::requestLayout);
    private final ReadOnlyObjectWrapper<RowRange> visibleRows = new ReadOnlyObjectWrapper<>(RowRange.of(0, 0));
    private final GridSelection selected;
    private final ReadOnlyObjectWrapper<RowOrder> order;

    private final GridMotion motion;
    private final HeadFacts heads = new HeadFacts(this::requestLayout);
    private boolean complete;
    private Density density = Density.NORMAL;
    private Highlight highlight = Highlight.NONE;
    private RowMarks rowMarks = RowMarks.NONE;
    private Sorting onSort = (_, _) -> {
    };
    private Consumer<CellCursor> onOpen = _ -> {
    };

    /** All columns in their order. */
    public Grid(WindowCache cache, GridTexts texts) {
        this(cache, new ColumnLayout(cache.view().table().schema()), texts);
    }

    /**
     * @param layout which columns are shown, and how; the grid follows it, and writes widths into it
     * @param texts the few words that stand in the grid itself
     */
    public Grid(WindowCache cache, ColumnLayout layout, GridTexts texts) {
        this.cache = cache;
        this.layout = layout;
        this.order = new ReadOnlyObjectWrapper<>(cache.view().order());
        this.chunks = new ChunkTicks(cache.view());
        this.rows = new RowScroll(Density.NORMAL.rowHeight(), cache.view().rowCount());
        this.columns = new ColumnAxis(new double[0]);
        this.fitter = new ColumnFitter(cache, layout, rows, columns, parts.panes().header());
        show(layout);
        this.selected = new GridSelection(rows, columns);
        this.motion = new GridMotion(rows, columns, selected);
        this.palette = new GridPalette(this, this::restyle, texts.unreadable());
        getStyleClass().add("grid");
        getChildren().addAll(parts.nodes(headerDrag.mark()));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setAccessibleText(texts.spoken());
        focusedProperty().addListener(_ -> requestLayout());
        selected.range.addListener(_ -> requestLayout());
        selected.cursor.addListener(_ -> requestLayout());
        layout.onChange(this::relayout);
        new GridKeys(this).install();
        new GridPointer(this).install();
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
        return selected.cursor.getReadOnlyProperty();
    }

    public CellCursor current() {
        return selected.cursor.get();
    }

    /** The rows in view, those seen in part included. */
    public ReadOnlyObjectProperty<RowRange> visibleRowsProperty() {
        return visibleRows.getReadOnlyProperty();
    }

    /** The cells that are selected: at least the one under the cursor, if there is any. */
    public ReadOnlyObjectProperty<CellRange> selectionProperty() {
        return selected.range.getReadOnlyProperty();
    }

    public CellRange selection() {
        return selected.range.get();
    }

    /** Moves the cursor, to the nearest cell there is, and scrolls as little as it takes to see it. */
    public void moveTo(long row, int column) {
        go(row, column, Reach.CELLS, true);
    }

    /** Like {@link #moveTo}, with the selection growing or shrinking along. */
    public void extendTo(long row, int column) {
        go(row, column, selected.reach(), false);
    }

    /** Selects this row whole; the rows from where the selection began to it, if {@code extend}. */
    public void selectRow(long row, boolean extend) {
        go(row, current().column(), Reach.ROWS, !extend);
    }

    /** Selects this column whole; the columns from where the selection began to it, if {@code extend}. */
    public void selectColumn(int column, boolean extend) {
        go(current().row(), column, Reach.COLUMNS, !extend);
    }

    /** Selects everything, however much that is: a selection is two corners. */
    public void selectAll() {
        selected.all();
    }

    private void go(long row, int column, Reach reach, boolean fresh) {
        motion.go(row, column, reach, fresh);
        requestLayout();
    }

    /** Goes far: the row stands in the upper part of the view, with what is before it in sight. */
    public void jumpTo(long row, int column) {
        motion.approach(row);
        moveTo(row, column);
    }

    /** Stands where somebody stood before: this row on top, the cursor where it was, in view or not. */
    public void standAt(long firstRow, long row, int column) {
        moveTo(row, column);
        motion.top(firstRow);
        requestLayout();
    }

    /** Whether every cell in view is painted with its value. */
    public boolean isComplete() {
        return complete && getWidth() > 0;
    }

    /** The node that shows this cell, or null if it is out of view. */
    public @Nullable CellNode cellNode(long row, int column) {
        return parts.panes().cell(row, column, columns.pinned());
    }

    /**
     * The cache shows other rows now, or the same in another order.
     *
     * @param spoken what a screen reader calls the grid now
     * @param stay whether the rows in view are the same all the same, as when more has come behind them
     */
    public void rowsChanged(String spoken, boolean stay) {
        chunks = new ChunkTicks(cache.view());
        rows.setCount(cache.view().rowCount());
        restyle();
        setAccessibleText(spoken);
        if (!stay) {
            rows.toStart();
            selected.go(new CellCursor(0, current().column()), Reach.CELLS, true);
        } else {
            selected.refresh();
        }
        order.set(cache.view().order());
    }

    /** Which rows of the table are seen, and in what order. */
    public ReadOnlyObjectProperty<RowOrder> orderProperty() {
        return order.getReadOnlyProperty();
    }

    /** How the columns are laid out; a change there shows here at the next pulse. */
    public ColumnLayout columnLayout() {
        return layout;
    }

    /** The number within the table of the column that the cursor stands in, or -1 in a table without any. */
    public int currentSource() {
        return columns.count() == 0 ? -1 : cache.view().sourceColumn(current().column());
    }

    /** What heads tell of their columns. */
    public HeadFacts heads() {
        return heads;
    }

    /** @param marks what the margin says of the rows shown; forgotten when other rows are */
    public void setRowMarks(RowMarks marks) {
        rowMarks = marks;
        requestLayout();
    }

    /** How much room rows have from now on; the first in view stays. */
    public void setDensity(Density density) {
        this.density = density;
        restyle();
    }

    /** Sets cells off from the others. */
    public void setHighlight(Highlight highlight) {
        this.highlight = highlight;
        requestLayout();
    }

    /** @param sorting told when the head of a column is clicked */
    public void setOnSort(Sorting sorting) {
        onSort = sorting;
    }

    /** @param opener told of a cell whose link is to be opened */
    public void setOnOpen(Consumer<CellCursor> opener) {
        onOpen = opener;
    }

    /** Whether this place, in the grid's own pixels, is on the head of a column. */
    public boolean isHead(double x, double y) {
        return y < Frame.HEADER_HEIGHT && x >= gutterWidth() && columns.columnAt(x - gutterWidth()) >= 0;
    }

    /** As much of the head of this column as is in view, in the grid's own pixels. */
    public Bounds headOf(int column) {
        double left = Math.max(columns.left(column), 0);
        double seen = Math.max(0, columns.left(column) + columns.seen(column) - left);
        return new BoundingBox(gutterWidth() + left, 0, seen, Frame.HEADER_HEIGHT);
    }

    private void show(ColumnLayout layout) {
        TableView view = cache.view();
        cache.show(new TableView(view.table(), view.order(), layout.shown()), layout::format);
        columns.reset(fitter.widths(), layout.pinnedShown());
        fitter.reset();
    }

    /** The cursor stays in its column; if that is hidden, it stands where that was. */
    private void relayout() {
        int source = currentSource();
        int stood = current().column();
        show(layout);
        restyle();
        if (columns.count() > 0) {
            int place = cache.view().placeOf(source);
            selected.toColumn(place >= 0 ? place : Math.min(stood, columns.count() - 1));
            motion.follow();
        }
    }

    // What keys and pointer ask

    HeaderDrag headerDrag() {
        return headerDrag;
    }

    void sort(int column, boolean more) {
        onSort.by(cache.view().sourceColumn(column), more);
    }

    void open(long row, int column) {
        CellNode cell = cellNode(row, column);
        if (cell != null && cell.isLink()) {
            onOpen.accept(new CellCursor(row, column));
        }
    }

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
        return parts.gutterWidth();
    }

    /** Scrolls without moving the cursor. */
    void scrollBy(double right, double down) {
        motion.by(right, snapPositionY(down));
        requestLayout();
    }

    void move(long row, int column, boolean extend) {
        go(row, column, extend ? selected.reach() : Reach.CELLS, !extend);
    }

    void setColumnWidth(int column, double width) {
        fitter.size(column, width);
        requestLayout();
    }

    /** Makes a column as wide as its name and the values loaded of it. */
    public void fitColumn(int column) {
        fitter.fit(column, fits.of(palette.font()));
        requestLayout();
    }

    private void scrollRowsTo(double position) {
        motion.rowsTo(position);
        parts.tell(rows.first() + 1);
        requestLayout();
    }

    private void scrollColumnsTo(double position) {
        motion.columnsTo(position);
        requestLayout();
    }

    private void restyle() {
        parts.panes().forget();
        requestLayout();
    }

    // Painting

    @Override
    protected void layoutChildren() {
        cache.collect();
        TextFit fit = fits.of(palette.font());
        Frame frame = new Frame(cache, rows, columns, fit, palette, patience.isOver(),
                Frame.hairline(Frame.scale(this)), rowMarks, density);
        arrange(frame);
        if (fitter.fitNew(frame)) {
            motion.keepUp();
            // Whether there must be a bar below depends on how wide the columns have become.
            arrange(frame);
        }
        int first = columns.first();
        int end = columns.end();
        RowRange range = RowRange.of(rows.first(), rows.end());
        if (columns.count() > 0) {
            cache.want(range, columns.pinned(), first, end, motion.travel());
        }
        complete = parts.panes().paint(frame, current(), selection(), isFocused(), heads, highlight);
        headerDrag.paint();
        parts.paintAround(frame, chunks, current().row());
        if (!range.equals(visibleRows.get())) {
            visibleRows.set(range);
        }
        patience.with(complete);
    }

    private void arrange(Frame frame) {
        columns.setScale(Frame.scale(this));
        rows.setRowHeight(Frame.rowHeight(density, layout.hasWrapped(), Frame.scale(this)));
        parts.arrange(frame, this);
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
