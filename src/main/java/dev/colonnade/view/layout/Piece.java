package dev.colonnade.view.layout;

import dev.colonnade.base.RowRange;
import dev.colonnade.format.LayoutNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a file in its place: what the format says of it, and what it is a part of.
 *
 * @param within the piece around it, or null for the whole
 * @param before rows of the table before the first of the file that the piece belongs to
 * @param present false for what the format has a place for and the file left empty
 */
public record Piece(LayoutNode node, @Nullable Piece within, long before, boolean present) {
    private static final Set<String> LEAVES = Set.of("data page", "dictionary page", "page", "offset index",
            "column index", "bloom filter", "buffer");
    private static final List<String> OPTIONAL = List.of("dictionary page", "offset index", "column index",
            "bloom filter");
    private static final Set<String> CHUNKS = Set.of("row group", "record batch");

    /** A run of children of one piece. */
    public record Run(List<Piece> pieces, int from, int total) {}

    public static Piece whole(LayoutNode node) {
        return new Piece(node, null, 0, true);
    }

    public boolean isLeaf() {
        return !present || LEAVES.contains(node.kind());
    }

    public boolean isChunk() {
        return CHUNKS.contains(node.kind());
    }

    /** Some of the pieces it is made of; reads the file. */
    public Run children(int from, int most) {
        List<LayoutNode> all = node.children().get();
        List<Piece> pieces = new ArrayList<>();
        long rows = before;
        boolean files = node.kind().equals("dataset");
        for (int i = 0; i < Math.min(all.size(), from + most); i++) {
            if (i >= from) {
                pieces.add(new Piece(all.get(i), this, rows, true));
            }
            rows += files ? number(all.get(i).facts(), "rows") : 0;
        }
        if (node.kind().equals("column chunk") && from + most >= all.size()) {
            addAbsent(all, pieces);
        }
        return new Run(pieces, from, all.size());
    }

    private void addAbsent(List<LayoutNode> there, List<Piece> pieces) {
        Set<String> kinds = new HashSet<>();
        there.forEach(child -> kinds.add(child.kind()));
        for (String kind : OPTIONAL) {
            if (!kinds.contains(kind) && !node.facts().containsKey("encrypted")) {
                pieces.add(new Piece(LayoutNode.leaf(kind, "", Map.of()), this, before, false));
            }
        }
    }

    /** The number after its kind: of a row group in its file, of a page in its chunk; -1 where the name is no number. */
    int number() {
        try {
            return Integer.parseInt(node.name());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static long number(Map<String, Object> facts, String name) {
        return facts.get(name) instanceof Long number ? number : 0;
    }

    /** The row group or record batch that the piece is or lies in, or null if it is more than one. */
    public @Nullable Piece chunk() {
        for (Piece at = this; at != null; at = at.within) {
            if (at.isChunk()) {
                return at;
            }
        }
        return null;
    }

    /** The column that the piece is or belongs to, as a dotted path, or null. */
    public @Nullable String column() {
        for (Piece at = this; at != null; at = at.within) {
            if (at.node.kind().equals("column chunk") || at.node.kind().equals("column")) {
                return at.node.facts().get("path") instanceof String path ? path : at.node.name();
            }
        }
        return null;
    }

    /** The rows of the table that the piece holds values of, or null where that is not known. */
    public @Nullable RowRange rows() {
        if (!present) {
            return null;
        }
        Map<String, Object> facts = node.facts();
        if (node.kind().equals("data page")) {
            Piece chunk = chunk();
            if (chunk == null || !(facts.get("firstRow") instanceof Long first)) {
                return null;
            }
            long from = chunk.before + number(chunk.node.facts(), "firstRow") + first;
            RowRange all = chunk.rows();
            boolean counted = facts.get("rows") instanceof Long;
            long count = counted ? number(facts, "rows") : number(facts, "values");
            return all == null || from >= all.to() ? null : RowRange.of(from, Math.min(all.to(), from + count));
        }
        Piece chunk = chunk();
        if (chunk != null) {
            long from = chunk.before + number(chunk.node.facts(), "firstRow");
            return RowRange.of(from, from + number(chunk.node.facts(), "rows"));
        }
        return facts.get("rows") instanceof Long rows ? RowRange.of(before, before + rows) : null;
    }
}
