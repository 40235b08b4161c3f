package dev.colonnade.task.dedup;

import dev.colonnade.column.Schema;
import dev.colonnade.task.sort.SortKey;
import java.util.List;

/**
 * What makes rows duplicates, and which are kept.
 *
 * @param keys numbers of columns; none for whole rows
 * @param orderBy what makes a row of a group first, before its place in the table does
 * @param trustHash whether keys too long to be carried count as equal if 128 bits made of them are
 */
public record DedupSpec(List<Integer> keys, Keep keep, List<SortKey> orderBy, boolean trustHash) {
    public DedupSpec {
        keys = List.copyOf(keys);
        orderBy = List.copyOf(orderBy);
    }

    int[] columns(Schema schema) {
        return keys.isEmpty() ? schema.all() : keys.stream().mapToInt(Integer::intValue).distinct().toArray();
    }
}
