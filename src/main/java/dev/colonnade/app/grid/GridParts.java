package dev.colonnade.app.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** What a grid is put together from, and where each part stands: heads above, row numbers left, cells, two bars. */
final class GridParts {
    private final ColumnPanes panes;
    private final Gutter gutter = new Gutter();
    private final Rectangle edgeRight = edge();
    private final Rectangle edgeBelow = edge();
    private final RatioBar rowBar;
    private final RatioBar columnBar;
    private final DragLabel dragLabel = new DragLabel();
    private double gutterWidth;

    GridParts(TextFits fits, DoubleConsumer scrollRows, DoubleConsumer scrollColumns) {
        panes = new ColumnPanes(fits);
        rowBar = new RatioBar(Orientation.VERTICAL, scrollRows);
        columnBar = new RatioBar(Orientation.HORIZONTAL, scrollColumns);
        rowBar.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> dragLabel.setVisible(false));
    }

    /** A line that sets heads or row numbers apart. */
    private static Rectangle edge() {
        Rectangle edge = new Rectangle();
        edge.setManaged(false);
        edge.setMouseTransparent(true);
        edge.getStyleClass().add("grid-edge");
        return edge;
    }

    /** From the back to the front. */
    List<Node> nodes(Node dropMark) {
        List<Node> nodes = new ArrayList<>(panes.bodies());
        nodes.add(gutter);
        nodes.addAll(panes.heads());
        nodes.addAll(List.of(dropMark, edgeRight, edgeBelow, columnBar, rowBar, dragLabel));
        return nodes;
    }

    ColumnPanes panes() {
        return panes;
    }

    /** How much room row numbers take. */
    double gutterWidth() {
        return gutterWidth;
    }

    /** Says beside the thumb where one is. */
    void tell(long row) {
        dragLabel.show(row);
    }

    /** Gives every part its place in the grid, and rows and columns the room that is left for them. */
    void arrange(Frame frame, Region grid) {
        RowScroll rows = frame.rows();
        ColumnAxis columns = frame.columns();
        double head = Frame.HEADER_HEIGHT;
        gutterWidth = grid.snapSizeX(Gutter.width(frame));
        double width = Math.max(0, grid.getWidth() - gutterWidth);
        double height = Math.max(0, grid.getHeight() - head);
        // Asked, not tried: in a view that is wider for a moment, columns would not stay scrolled to their end.
        double below = columns.total() > width ? RatioBar.BREADTH : 0;
        rows.setHeight(height - below);
        double beside = rows.isScrollable() ? RatioBar.BREADTH : 0;
        if (below == 0 && columns.total() > width - beside) {
            below = RatioBar.BREADTH;
            rows.setHeight(height - below);
        }
        columns.setView(width - beside);
        panes.arrange(frame, gutterWidth, width, Math.max(0, height - below));
        gutter.resizeRelocate(0, head, gutterWidth, height);
        place(edgeRight, gutterWidth - 1, 0, 1, grid.getHeight());
        place(edgeBelow, 0, head - 1, grid.getWidth(), 1);
        rowBar.resizeRelocate(grid.getWidth() - RatioBar.BREADTH, head, RatioBar.BREADTH,
                Math.max(0, height - below));
        columnBar.resizeRelocate(gutterWidth, grid.getHeight() - RatioBar.BREADTH, Math.max(0, width - beside),
                RatioBar.BREADTH);
    }

    private static void place(Rectangle line, double x, double y, double width, double height) {
        line.setX(x);
        line.setY(y);
        line.setWidth(width);
        line.setHeight(height);
    }

    /** All but the cells and heads. */
    void paintAround(Frame frame, ChunkTicks chunks, long cursorRow) {
        RowScroll rows = frame.rows();
        gutter.paint(frame, chunks, gutterWidth, panes.height(), cursorRow);
        rowBar.show(rows.position(), rows.isScrollable() ? rows.visibleShare() : 1);
        rowBar.mark(chunks);
        columnBar.show(frame.columns().position(), frame.columns().visibleShare());
        dragLabel.place(rowBar);
    }
}
