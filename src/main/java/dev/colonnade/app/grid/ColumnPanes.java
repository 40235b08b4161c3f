package dev.colonnade.app.grid;

import dev.colonnade.view.CellRange;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Heads and cells, twice each: of the columns that scroll, and of those pinned, which stand apart behind an edge. */
final class ColumnPanes {
    /** Columns are scrolled under those pinned. */
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final double EDGE = 6;

    private final GridBody body = new GridBody();
    private final GridBody pinnedBody = new GridBody();
    private final GridHeader header;
    private final GridHeader pinnedHeader;
    private final Region edge = new Region();

    ColumnPanes(TextFits fits) {
        header = new GridHeader(fits);
        pinnedHeader = new GridHeader(fits);
        edge.setManaged(false);
        edge.setMouseTransparent(true);
        edge.getStyleClass().add("grid-pinned-edge");
    }

    List<Node> bodies() {
        return List.of(body, pinnedBody);
    }

    List<Node> heads() {
        return List.of(header, pinnedHeader, edge);
    }

    GridHeader header() {
        return header;
    }

    double height() {
        return body.getHeight();
    }

    void arrange(Frame frame, double left, double width, double height) {
        double head = Frame.HEADER_HEIGHT;
        double pinned = frame.columns().pinnedWidth();
        body.resizeRelocate(left, head, width, height);
        header.resizeRelocate(left, 0, width, head);
        pinnedBody.resizeRelocate(left, head, width, height);
        pinnedHeader.resizeRelocate(left, 0, pinned, head);
        edge.resizeRelocate(left + pinned - 1, 0, EDGE,
                head + Math.min(height, frame.rows().top(frame.rows().end())));
    }

    /** @return whether every cell was there to be shown */
    boolean paint(Frame frame, CellCursor cursor, CellRange selection, boolean focused, HeadFacts facts,
            Highlight highlight) {
        ColumnAxis columns = frame.columns();
        int pinned = columns.pinned();
        double at = Math.min(columns.pinnedWidth(), body.getWidth());
        GridBody.Part scrolled = new GridBody.Part(pinned, columns.count(), columns.first(), columns.end(), at,
                body.getWidth());
        GridBody.Part fixed = new GridBody.Part(0, pinned, 0, pinned, 0, at);
        boolean complete = body.paint(frame, scrolled, cursor, selection, focused, highlight);
        complete &= pinnedBody.paint(frame, fixed, cursor, selection, focused, highlight);
        header.paint(frame, columns.first(), columns.end(), at, header.getWidth(), facts);
        pinnedHeader.paint(frame, 0, pinned, 0, at, facts);
        edge.setVisible(pinned > 0);
        edge.pseudoClassStateChanged(OVER, columns.scroll() > 0);
        return complete;
    }

    void forget() {
        body.forget();
        pinnedBody.forget();
    }

    @Nullable
    CellNode cell(long row, int column, int pinned) {
        return (column < pinned ? pinnedBody : body).cell(row, column);
    }
}
