package dev.colonnade.format.arrow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which dictionary batches make up a dictionary at a given record batch. In a stream a dictionary can be replaced or
 * extended ("delta") between record batches; in a file all of them hold throughout.
 */
final class DictionaryIndex {
    /**
     * @param block which of {@link #blocks}
     * @param before the first record batch it holds for
     */
    private record Entry(int block, int before, boolean delta) {}

    private final BlockIndex blocks = new BlockIndex();
    private final Map<Long, List<Entry>> byId = new HashMap<>();

    /** @param before the number of record batches that stand before it in a stream; 0 in a file */
    void add(long id, boolean delta, int before, long offset, int metadataLength, long bodyLength) {
        byId.computeIfAbsent(id, key -> new ArrayList<>()).add(new Entry(blocks.count(), before, delta));
        blocks.add(offset, metadataLength, bodyLength);
    }

    BlockIndex blocks() {
        return blocks;
    }

    /** The blocks to put one after the other; none if the dictionary has not been sent by then. */
    int[] blocksOf(long id, int batch) {
        List<Entry> entries = byId.getOrDefault(id, List.of());
        int end = 0;
        while (end < entries.size() && entries.get(end).before <= batch) {
            end++;
        }
        int start = end;
        while (start > 0) {
            start--;
            if (!entries.get(start).delta) {
                break;
            }
        }
        int from = start;
        int[] found = new int[end - from];
        java.util.Arrays.setAll(found, i -> entries.get(from + i).block);
        return found;
    }
}
