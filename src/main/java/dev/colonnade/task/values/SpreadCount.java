package dev.colonnade.task.values;

import dev.colonnade.column.Type;
import dev.colonnade.format.Table;
import dev.colonnade.task.Work;
import dev.colonnade.task.read.TaskReads;
import dev.colonnade.view.RowOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts how the values of a column are spread over some of the rows seen.
 *
 * @param places of {@code rows} that are looked at
 */
record SpreadCount(Table table, RowOrder rows, int column, Places places) {
    Distribution run(Work work) {
        Type type = table.schema().field(column).type();
        Scale scale = Scale.of(type);
        if (scale != null) {
            return steps(scale, work);
        }
        return Spread.isNamed(type) ? ranks(work) : Distribution.none(0, 0, 0);
    }

    private Distribution ranks(Work work) {
        ValueCounts.Counts counts = new ValueCounts(table, rows, column, Distribution.MOST_BARS,
                Distribution.MOST_BARS).run(places, work);
        List<Long> bars = new ArrayList<>();
        counts.values().forEach(value -> bars.add(value.count()));
        long told = bars.stream().mapToLong(Long::longValue).sum();
        if (!counts.whole() || counts.different() > Distribution.MOST_BARS) {
            // How many rows were looked at before it ended is an accident of threads, and nothing to tell.
            return Distribution.none(0, 0, 0);
        }
        // Of values that are too long to be told nothing would be true of the whole.
        if (bars.isEmpty() || told + counts.nulls() != counts.rows()) {
            return Distribution.none(counts.rows(), counts.nulls(), 0);
        }
        return new Distribution(counts.rows(), counts.nulls(), 0, bars, true, counts.values().getFirst().literal(),
                counts.values().getLast().literal());
    }

    private Distribution steps(Scale scale, Work work) {
        Table read = TaskReads.of(table, new int[]{column}, work);
        long looked = places.total();
        Ends ends = new Ends(scale);
        work.phase("finding the ends", looked);
        ColumnPass.run(read, rows, places, column, work, () -> false, ends::take);
        if (!ends.any) {
            read.check();
            return Distribution.none(looked, ends.nulls, ends.others);
        }
        if (!places.isAll() && rows.size() == table.rowCount()) {
            // A sample hardly has the least and the greatest value of all.
            ends.takeNotes(table, column);
        }
        long[] bars = new long[scale.bars(ends.least, ends.most)];
        work.phase("counting", looked);
        ColumnPass.run(read, rows, places, column, work, () -> false, (part, at, count) -> {
            long[] some = new long[bars.length];
            for (int i = 0; i < count; i++) {
                int row = at == null ? i : at[i];
                if (!Scale.isNull(part, row)) {
                    long key = scale.key(part, row);
                    // Memory that is mapped may say something else the second time; what is wrong with it is told below.
                    if (scale.hasPlace(key)) {
                        some[Math.clamp(scale.bar(key, ends.least, ends.most, bars.length), 0, bars.length - 1)]++;
                    }
                }
            }
            synchronized (bars) {
                for (int i = 0; i < some.length; i++) {
                    bars[i] += some[i];
                }
            }
        });
        read.check();
        work.metrics().read(2 * looked, 0);
        return new Distribution(looked, ends.nulls, ends.others, Arrays.stream(bars).boxed().toList(), false,
                ends.first, ends.last);
    }
}
