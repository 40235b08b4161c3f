package dev.colonnade.app.grid;

import dev.colonnade.column.Field;
import dev.colonnade.column.Type;
import dev.colonnade.view.Tile;
import dev.colonnade.view.WindowCache;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** The cells of one column that are in view. Rows keep their node while they are, so that a small scroll moves text only. */
final class Strip extends Pane {
    /** How much of a column of numbers must be in view for them to be set into that. */
    private static final double LEAST = 0.5;

    private final List<CellNode> cells = new ArrayList<>();
    private final Rectangle clip = new Rectangle();
    private final DecimalPoint point = new DecimalPoint();
    private int column = -1;

    Strip() {
        setManaged(false);
        setMouseTransparent(true);
        setClip(clip);
    }

    int column() {
        return column;
    }

    void forget() {
        cells.forEach(CellNode::forget);
        point.forget();
    }

    /** @return whether every cell was there to be shown */
    boolean paint(Frame frame, int column, double height) {
        this.column = column;
        double whole = frame.columns().width(column);
        double seen = frame.columns().seen(column);
        Field field = frame.cache().view().field(column);
        boolean flushRight = TypeLook.of(field.type()).numeric();
        // At the right edge text is set into the part that is seen, so that no letter is cut through; but of numbers there
        // would be only dots in less than half of a column, so there they stay in their place, beyond the edge.
        double width = flushRight && seen < whole * LEAST ? whole : seen;
        boolean points = field.type().storageType() instanceof Type.FloatingPoint;
        boolean wrapped = frame.wraps(column);
        point.of(frame.cache().view().sourceColumn(column), frame.fit());
        RowScroll rows = frame.rows();
        long first = rows.first();
        long end = rows.end();
        reserve((int) (end - first), frame);
        clip.setWidth(seen);
        clip.setHeight(height);
        resizeRelocate(frame.columns().left(column), 0, whole, height);

        boolean complete = true;
        double baseline = frame.baseline();
        long block = -1;
        Tile tile = null;
        for (long row = first; row < end; row++) {
            if (row / WindowCache.BLOCK != block) {
                block = row / WindowCache.BLOCK;
                tile = frame.cache().tile(block, column);
                complete &= tile != null;
                if (points && tile != null) {
                    point.see(tile);
                }
            }
            CellNode cell = cells.get((int) (row % cells.size()));
            cell.show(frame, row, column, field, tile, (int) (row - block * WindowCache.BLOCK), width, wrapped);
            cell.place(flushRight, points ? point.inset(width - 2 * CellNode.PADDING) : 0, width,
                    rows.top(row) + baseline, frame.isSeen(row, height));
        }
        for (CellNode cell : cells) {
            if ((cell.row() < first || cell.row() >= end) && cell.isVisible()) {
                cell.setVisible(false);
            }
        }
        setVisible(true);
        return complete;
    }

    /** Makes sure there is a node a row, and one to spare: which rows are half seen changes as one scrolls. */
    private void reserve(int rows, Frame frame) {
        if (cells.size() < rows + 1) {
            List<Node> more = new ArrayList<>();
            for (int i = cells.size(); i < rows + 1; i++) {
                CellNode cell = new CellNode();
                cells.add(cell);
                more.add(cell);
            }
            getChildren().addAll(more);
            forget();
        }
        // Fonts change with the theme and the scale, for all at once.
        if (!cells.isEmpty() && !cells.getFirst().getFont().equals(frame.fit().font())) {
            cells.forEach(cell -> cell.setFont(frame.fit().font()));
        }
    }

    @Nullable
    CellNode cell(long row) {
        for (CellNode cell : cells) {
            if (cell.row() == row && cell.isVisible()) {
                return cell;
            }
        }
        return null;
    }
}
