package dev.colonnade.task.dedup;

import dev.colonnade.column.Schema;
import dev.colonnade.memory.Resources;
import dev.colonnade.task.Pressure;
import dev.colonnade.task.sort.OrderWords;

/**
 * What a search for duplicates is going to take, at most, told before it begins: rows that agree are added up on the
 * way, so that it may be less.
 *
 * @param carriedBytes what keys, row numbers and orders of all rows come to
 * @param freeBytes of memory that it may have now; what is beyond it is spilled
 * @param passes how often rows are read: once for their keys; once more those that agree, where keys are hashed; and
 *     once before, where an order is too long to be carried
 */
public record DedupCost(long carriedBytes, long freeBytes, int passes) {
    /** @param rows how many are looked at, of {@code tableRows} */
    public static DedupCost of(Schema schema, long rows, long tableRows, DedupSpec spec, Resources resources) {
        Keying.Plan plan = Keying.Plan.of(spec.columns(schema), schema, Dedup.HASH_BITS);
        OrderWords order = spec.orderBy().isEmpty() ? null : OrderWords.of(spec.orderBy(), schema);
        int words = spec.orderBy().isEmpty() ? 0 : order == null ? 1 : order.words();
        long record = 8L * new Layout(plan.words(), words, spec.keep() == Keep.LAST).row();
        long places = words > 0 && order == null ? tableRows * 8 : 0;
        int passes = 1 + (plan.isExact() || spec.trustHash() ? 0 : 1) + (places > 0 ? 1 : 0);
        return new DedupCost(rows * record + places + tableRows / 8, Pressure.free(resources), passes);
    }

    public boolean spills() {
        return carriedBytes > freeBytes;
    }
}
