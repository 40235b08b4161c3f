package dev.colonnade.view.layout;

import dev.colonnade.base.RowRange;
import dev.colonnade.format.LayoutNode;
import java.util.ArrayList;
import java.util.List;

/** The way from the whole file to the piece that holds a cell. */
public final class CellPath {
    private CellPath() {
    }

    /**
     * The numbers of children on the way, each among the children of the one before: as far down as can be told. Reads
     * the file.
     *
     * @param row of the table
     * @param column its name
     */
    public static List<Integer> of(Piece root, long row, String column) {
        List<Integer> path = new ArrayList<>();
        Piece at = root;
        while (!at.isLeaf()) {
            Piece.Run run = at.children(0, Integer.MAX_VALUE);
            int found = find(run.pieces(), row, column);
            if (found < 0) {
                break;
            }
            path.add(found);
            at = run.pieces().get(found);
        }
        return path;
    }

    private static int find(List<Piece> pieces, long row, String column) {
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            LayoutNode node = piece.node();
            boolean holds = switch (node.kind()) {
                case "column chunk", "column" ->
                    node.name().equals(column) || node.name().startsWith(column + ".");
                case "file", "row group", "record batch", "data page" -> holds(piece, row);
                default -> false;
            };
            if (holds) {
                return i;
            }
        }
        return -1;
    }

    private static boolean holds(Piece piece, long row) {
        RowRange rows = piece.rows();
        return rows != null && row >= rows.from() && row < rows.to();
    }
}
