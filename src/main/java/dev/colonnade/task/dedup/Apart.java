package dev.colonnade.task.dedup;

import dev.colonnade.column.Column;
import dev.colonnade.task.sort.Records;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells keys apart whose bits agree, by the keys themselves, on the heap: of 128 bits there are next to none. Fed by
 * several threads.
 */
final class Apart {
    private final Layout layout;
    private final Set<Grouping.Bits> bits;
    private final Map<ByteBuffer, long[]> sums = new HashMap<>();

    Apart(Layout layout, Set<Grouping.Bits> bits) {
        this.layout = layout;
        this.bits = bits;
    }

    boolean isMeant(long k0, long k1) {
        return bits.contains(new Grouping.Bits(k0, k1));
    }

    /** @param record of a row, whose key these columns hold */
    void add(long[] record, KeyWriter writer, List<Column> columns, int row) {
        writer.key(columns, row);
        ByteBuffer key = ByteBuffer.wrap(Arrays.copyOf(writer.bytes, writer.size));
        long number = record[layout.key()] & Keying.ROW;
        synchronized (sums) {
            long[] sum = sums.get(key);
            if (sum == null) {
                sum = new long[layout.sum()];
                layout.begin(sum, 0, record, 0, number, 1, layout.key() + 1, number);
                sums.put(key, sum);
            } else {
                layout.merge(sum, 0, number, number, 1, record, layout.key() + 1, number);
            }
        }
    }

    void tally(Outcome outcome) {
        Outcome.Part part = outcome.part(layout);
        sums.values().forEach(sum -> part.add(sum, 0));
        part.end();
    }

    /** Once all are added: puts a row of a group of several down with the group's first row. */
    void member(long row, KeyWriter writer, List<Column> columns, int at, Records to) {
        writer.key(columns, at);
        long[] sum = sums.get(ByteBuffer.wrap(writer.bytes, 0, writer.size));
        if (sum != null && sum[layout.key() + 2] > 1) {
            Records.Builder builder = to.borrow();
            int next = builder.next();
            builder.data[next] = sum[layout.key()] & Keying.ROW;
            builder.data[next + 1] = row;
            builder.size++;
            to.back(builder);
        }
    }
}
