package dev.colonnade.view.layout;

import dev.colonnade.base.Cancellation;
import dev.colonnade.format.LayoutNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the bytes of a file divide up. Reads the file's metadata, and no more of it than a bound: where there is more, the
 * answer says what it covers.
 *
 * @param byColumn largest first
 * @param byChunk in the order of the file
 * @param covered row groups or record batches looked at, of {@code chunks}
 */
public record Shares(List<Share> byColumn, List<Share> byChunk, String chunkKind, int covered, int chunks) {
    /** Column chunks that are looked at. */
    private static final int MOST = 20_000;

    /** @param bytes as stored */
    public record Share(String name, long bytes) {}

    /** Of a file, of a row group or record batch, or of a column out of {@link ByColumn}. */
    public static Shares of(Piece piece, Cancellation cancellation) {
        LayoutNode node = piece.node();
        if (piece.isChunk()) {
            return sum(List.of(node), cancellation);
        }
        if (node.kind().equals("column")) {
            List<Share> chunks = new ArrayList<>();
            List<LayoutNode> all = node.children().get();
            for (LayoutNode chunk : all) {
                chunks.add(new Share(chunk.name(), Piece.number(chunk.facts(), "bytes")));
            }
            return new Shares(List.of(), chunks, all.isEmpty() ? "" : all.getFirst().kind(), all.size(), all.size());
        }
        return sum(ByColumn.chunks(node, 0).stream().map(ByColumn.Chunk::node).toList(), cancellation);
    }

    private static Shares sum(List<LayoutNode> chunks, Cancellation cancellation) {
        Map<String, Long> columns = new LinkedHashMap<>();
        List<Share> byChunk = new ArrayList<>();
        int seen = 0;
        int covered = 0;
        for (LayoutNode chunk : chunks) {
            cancellation.check();
            if (seen >= MOST) {
                break;
            }
            long bytes = 0;
            for (LayoutNode column : chunk.children().get()) {
                long own = Piece.number(column.facts(), "bytes");
                columns.merge(column.name(), own, Long::sum);
                bytes += own;
                seen++;
            }
            byChunk.add(new Share(chunk.name(), bytes));
            covered++;
        }
        List<Share> byColumn = new ArrayList<>();
        columns.forEach((name, bytes) -> byColumn.add(new Share(name, bytes)));
        byColumn.sort(Comparator.comparingLong(Share::bytes).reversed());
        return new Shares(byColumn, byChunk, chunks.isEmpty() ? "" : chunks.getFirst().kind(), covered, chunks.size());
    }
}
