package dev.colonnade.task.values;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.column.Type;
import dev.colonnade.format.Table;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.task.read.TaskReads;
import dev.colonnade.text.CellText;
import dev.colonnade.view.RowOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how the values of a column are spread over the rows seen. Numbers, dates and moments take two passes: one for
 * the least and the greatest, one to count. Text and truth values take one, which ends early where there are more
 * different ones than bars. Others are not looked at.
 *
 * @param rows which rows are looked at
 */
public record Spread(Table table, RowOrder rows, int column) implements Task<Distribution> {
    private static final int TEXT = 40;

    /** Whether values of this type can be drawn at all. */
    public static boolean has(Type type) {
        return Scale.of(type) != null || isNamed(type);
    }

    private static boolean isNamed(Type type) {
        return switch (type) {
            case Type.Utf8 _,Type.Bool _ -> true;
            case Type.Dictionary dictionary -> isNamed(dictionary.values());
            default -> false;
        };
    }

    @Override
    public String name() {
        return "distribution";
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error).in(table.name());
    }

    @Override
    public Distribution run(Work work) {
        Type type = table.schema().field(column).type();
        Scale scale = Scale.of(type);
        if (scale != null) {
            return steps(scale, work);
        }
        return isNamed(type) ? ranks(work) : Distribution.none(0, 0, 0);
    }

    private Distribution ranks(Work work) {
        ValueCounts.Counts counts = new ValueCounts(table, rows, column, Distribution.MOST_BARS,
                Distribution.MOST_BARS).run(work);
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
        long looked = rows.size();
        Ends ends = new Ends(scale);
        work.phase("finding the ends", looked);
        ColumnPass.run(read, rows, column, work, () -> false, ends::take);
        if (!ends.any) {
            read.check();
            return Distribution.none(looked, ends.nulls, ends.others);
        }
        long[] bars = new long[scale.bars(ends.least, ends.most)];
        work.phase("counting", looked);
        ColumnPass.run(read, rows, column, work, () -> false, (part, at, count) -> {
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
        return new Distribution(looked, ends.nulls, ends.others, java.util.Arrays.stream(bars).boxed().toList(), false,
                ends.first, ends.last);
    }

    /** The least and the greatest so far. */
    private static final class Ends {
        private final Scale scale;
        boolean any;
        long nulls;
        long others;
        long least;
        long most;
        String first = "";
        String last = "";

        Ends(Scale scale) {
            this.scale = scale;
        }

        void take(Column column, int @Nullable [] at, int count) {
            long none = 0;
            long outside = 0;
            long low = 0;
            long high = 0;
            int lowRow = -1;
            int highRow = -1;
            for (int i = 0; i < count; i++) {
                int row = at == null ? i : at[i];
                if (Scale.isNull(column, row)) {
                    none++;
                    continue;
                }
                long key = scale.key(column, row);
                if (!scale.hasPlace(key)) {
                    outside++;
                    continue;
                }
                if (lowRow < 0 || scale.compare(key, low) < 0) {
                    low = key;
                    lowRow = row;
                }
                if (highRow < 0 || scale.compare(key, high) > 0) {
                    high = key;
                    highRow = row;
                }
            }
            synchronized (this) {
                nulls += none;
                others += outside;
                if (lowRow >= 0 && (!any || scale.compare(low, least) < 0)) {
                    least = low;
                    first = CellText.of(column, lowRow, TEXT);
                }
                if (highRow >= 0 && (!any || scale.compare(high, most) > 0)) {
                    most = high;
                    last = CellText.of(column, highRow, TEXT);
                }
                any |= lowRow >= 0;
            }
        }
    }
}
