package dev.colonnade.view.layout;

import dev.colonnade.format.LayoutNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The layout turned around: a column first, then its chunk in every row group or record batch. */
public final class ByColumn {
    private ByColumn() {
    }

    /** A root whose children are columns. */
    public static LayoutNode of(LayoutNode file) {
        return new LayoutNode("columns", file.name(), file.facts(), () -> columns(file));
    }

    private static List<LayoutNode> columns(LayoutNode file) {
        List<LayoutNode> columns = new ArrayList<>();
        for (Chunk chunk : chunks(file, 0)) {
            for (LayoutNode piece : chunk.node.children().get()) {
                Map<String, Object> facts = new LinkedHashMap<>();
                for (String name : List.of("type", "physicalType", "logicalType")) {
                    Object value = piece.facts().get(name);
                    if (value != null) {
                        facts.put(name, value);
                    }
                }
                int number = columns.size();
                columns.add(new LayoutNode("column", piece.name(), facts, () -> pieces(file, piece.name(), number)));
            }
            break;
        }
        return columns;
    }

    private static List<LayoutNode> pieces(LayoutNode file, String column, int number) {
        List<LayoutNode> pieces = new ArrayList<>();
        for (Chunk chunk : chunks(file, 0)) {
            List<LayoutNode> all = chunk.node.children().get();
            if (number < all.size() && all.get(number).name().equals(column)) {
                LayoutNode piece = all.get(number);
                // Under its row group, which says where its rows are, and with the column's name still known.
                Map<String, Object> facts = new LinkedHashMap<>(chunk.node.facts());
                facts.keySet().retainAll(List.of("rows"));
                facts.put("firstRow", chunk.before + Piece.number(chunk.node.facts(), "firstRow"));
                Object bytes = piece.facts().get("bytes");
                if (bytes != null) {
                    facts.put("bytes", bytes);
                }
                Map<String, Object> own = new LinkedHashMap<>(piece.facts());
                own.put("path", column);
                pieces.add(new LayoutNode(chunk.node.kind(), chunk.node.name(), facts, () -> List
                        .of(new LayoutNode(piece.kind(), piece.name(), own, piece.stored(), piece.children()))));
            }
        }
        return pieces;
    }

    /** Row groups or record batches, of all files. */
    static List<Chunk> chunks(LayoutNode file, long before) {
        List<Chunk> chunks = new ArrayList<>();
        long rows = before;
        for (LayoutNode child : file.children().get()) {
            switch (child.kind()) {
                case "row group", "record batch" -> chunks.add(new Chunk(child, before));
                case "file" -> {
                    chunks.addAll(chunks(child, rows));
                    rows += Piece.number(child.facts(), "rows");
                }
                default -> {
                }
            }
        }
        return chunks;
    }

    /** @param before rows of the table before the chunk's file */
    record Chunk(LayoutNode node, long before) {}
}
