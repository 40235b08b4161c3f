package dev.colonnade.task.sort;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order of rows by some columns, stable: rows that are equal in all of them stay as the table has them. The result is
 * the caller's to close.
 *
 * @param rows which rows of the table; numbers in the result are those of the table
 */
public record Sort(Table table, RowOrder rows, List<SortKey> keys) implements Task<Permutation> {
    private static final int PARTS_A_THREAD = 4;
    private static final int CHECK_EVERY = 1 << 14;
    /** Set in a record's row number if the words before it are not all of the key. */
    private static final long MORE = Long.MIN_VALUE;
    private static final int MOST_WORDS = 64;

    public Sort {
        if (keys.isEmpty()) {
            throw Fault.of(Fault.Kind.USAGE, "there is no column to sort by").advise("name one");
        }
        keys = List.copyOf(keys);
        keys.forEach(key -> key.checked(table.schema()));
    }

    @Override
    public String name() {
        return "sort";
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error).in(table.name());
    }

    @Override
    public Permutation run(Work work) {
        KeyReader reader = new KeyReader(table, keys, work);
        int words = reader.encoder().firstWords();
        Map<String, Long> plan = new LinkedHashMap<>();
        plan.put("reading", table.storedBytes() + 1);
        plan.put("ordering", rows.size() * (words + 1) * 8);
        work.plan(plan);
        try (RowNumbers numbers = RowNumbers.of(rows.size(), table.rowCount(), work)) {
            Records ties = null;
            try {
                try (Records records = new Records(words + 1, work)) {
                    work.phase("reading", rows.size());
                    reader.readAll(rows, (batch, columns, at, count, encoder) -> {
                        first(records, batch, columns, at, count, encoder);
                        work.advance(count);
                        work.metrics().read(count, 0);
                    });
                    records.seal();
                    work.phase("ordering", rows.size());
                    ties = order(records, words, false, numbers, work);
                }
                ties = resolve(ties, words * 8, reader, numbers, work);
            } finally {
                if (ties != null) {
                    ties.close();
                }
            }
            work.metrics().chunksProcessed(table.chunks().count());
            return numbers.permutation();
        }
    }

    /** Rounds until no two rows are undecided. */
    private @Nullable Records resolve(@Nullable Records first, int firstByte, KeyReader reader, RowNumbers numbers,
            Work work) {
        Records ties = first;
        int from = firstByte;
        int words = 2;
        int rounds = 1;
        while (ties != null) {
            Records next;
            try (Records undecided = ties; Records records = new Records(words + 2, work)) {
                ties = null;
                work.phase("ordering equal beginnings", undecided.count());
                further(undecided, records, from, words, reader, work);
                records.seal();
                next = order(records, words, true, numbers, work);
            }
            ties = next;
            from += words * 8;
            words = Math.min(MOST_WORDS, words * 2);
            rounds++;
        }
        work.metrics().put("rounds", rounds);
        return ties;
    }

    /** Records of the first words of the keys and the row. */
    private static void first(Records records, Batch batch, Column[] columns, int @Nullable [] at, int count,
            KeyEncoder encoder) {
        Records.Builder builder = records.borrow();
        int words = encoder.firstWords();
        long row = batch.rows().from();
        if (at == null && encoder.isSingle(columns)) {
            for (int done = 0; done < count;) {
                int some = Math.min(builder.room(), count - done);
                int start = builder.next();
                encoder.fill(columns, done, some, builder.data, start, 2);
                for (int i = 0; i < some; i++) {
                    builder.data[start + i * 2 + 1] = row + done + i;
                }
                builder.size += some;
                done += some;
            }
        } else {
            for (int i = 0; i < count; i++) {
                int place = at == null ? i : at[i];
                int next = builder.next();
                boolean whole = encoder.words(columns, place, 0, words, builder.data, next);
                builder.data[next + words] = row + place | (whole ? 0 : MORE);
                builder.size++;
            }
        }
        records.back(builder);
    }

    /**
     * Puts rows into their places.
     *
     * @param words of the key in each record
     * @param grouped whether a word stands before them that says at which place the rows that agree in it begin
     * @return rows that are still undecided, with the place that their group begins at; null if there are none
     */
    private @Nullable Records order(Records records, int words, boolean grouped, RowNumbers numbers, Work work) {
        int key = grouped ? words + 1 : words;
        List<Records.Range> ranges = records.ranges(work.threads() * PARTS_A_THREAD, grouped ? 1 : key);
        Records ties = new Records(2, work);
        boolean done = false;
        try {
            work.parallel(ranges.size(), part -> {
                Records.Range range = ranges.get((int) part);
                Records.Builder builder = ties.borrow();
                new Placing(range, key, grouped, numbers, builder, work).run();
                ties.back(builder);
            });
            ties.seal();
            done = ties.count() > 0;
            return done ? ties : null;
        } finally {
            if (!done) {
                ties.close();
            }
        }
    }

    /** Places the records of one range. */
    private record Placing(Records.Range range, int key, boolean grouped, RowNumbers numbers, Records.Builder ties,
            Work work) {
        void run() {
            Merge merge = range.merge();
            long[] record = merge.record;
            long[] last = new long[key];
            long place = range.start();
            long start = place;
            boolean more = false;
            boolean any = false;
            int sinceCheck = 0;
            while (merge.next()) {
                boolean same = any;
                for (int w = 0; w < key && same; w++) {
                    same = record[w] == last[w];
                }
                if (!same) {
                    close(start, place, more);
                    place = grouped && (!any || record[0] != last[0]) ? record[0] : place;
                    start = place;
                    System.arraycopy(record, 0, last, 0, key);
                    any = true;
                }
                more = record[key] < 0;
                numbers.set(place++, record[key] & ~MORE);
                if (++sinceCheck == CHECK_EVERY) {
                    work.cancellation().checkpoint();
                    work.advance(sinceCheck);
                    sinceCheck = 0;
                }
            }
            close(start, place, more);
            work.advance(sinceCheck);
        }

        /** The rows from one place to another agree so far. */
        private void close(long from, long to, boolean more) {
            if (!more || to - from < 2) {
                return;
            }
            for (long at = from; at < to; at++) {
                int next = ties.next();
                ties.data[next] = numbers.get(at);
                ties.data[next + 1] = from;
                ties.size++;
            }
        }
    }

    /** Records of the group, the words of the keys from a byte on, and the row. */
    private static void further(Records undecided, Records records, int from, int words, KeyReader reader, Work work) {
        List<Records.Range> ranges = undecided.ranges(work.threads() * PARTS_A_THREAD, 1);
        work.parallel(ranges.size(), part -> {
            Merge merge = ranges.get((int) part).merge();
            long[] rows = new long[CHECK_EVERY];
            long[] groups = new long[CHECK_EVERY];
            int count;
            do {
                work.cancellation().checkpoint();
                count = 0;
                while (count < CHECK_EVERY && merge.next()) {
                    rows[count] = merge.record[0];
                    groups[count++] = merge.record[1];
                }
                int[] done = {0};
                Records.Builder builder = records.borrow();
                reader.read(rows, count, (batch, columns, at, some, encoder) -> {
                    for (int i = 0; i < some; i++) {
                        int place = at == null ? i : at[i];
                        int next = builder.next();
                        builder.data[next] = groups[done[0]++];
                        boolean whole = encoder.words(columns, place, from, words, builder.data, next + 1);
                        builder.data[next + words + 1] = batch.rows().from() + place | (whole ? 0 : MORE);
                        builder.size++;
                    }
                });
                records.back(builder);
                work.advance(count);
            } while (count > 0);
        });
    }
}
