package dev.colonnade.task.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.memory.Resources;
import dev.colonnade.scan.Engine;
import dev.colonnade.scan.Filter;
import dev.colonnade.scan.FilterScan;
import dev.colonnade.scan.MemoryTable;
import dev.colonnade.scan.RandomRows;
import dev.colonnade.task.sort.Sort;
import dev.colonnade.task.sort.SortKey;
import dev.colonnade.testing.Tasks;
import dev.colonnade.text.CellText;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selecting;
import dev.colonnade.view.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside looking at each cell's text. */
class FindTest {
    @TempDir
    Path folder;

    private final MemoryTable table = new RandomRows(8, 5_000).table(1_001, 333);

    private List<Long> naive(RowOrder rows, int[] columns, FindText text) {
        List<Long> places = new ArrayList<>();
        List<Column> all = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        for (long row = 0; row < table.rowCount();) {
            var batch = table.read(RowRange.of(row, table.rowCount()), columns, Cancellation.NEVER);
            starts.add(row);
            all.addAll(batch.columns());
            row = batch.rows().to();
        }
        String wanted = text.ignoreCase() ? text.text().toLowerCase(Locale.ROOT) : text.text();
        for (long place = 0; place < rows.size(); place++) {
            long row = rows.sourceRow(place);
            int batch = (int) (row / 333);
            for (int c = 0; c < columns.length; c++) {
                Column column = all.get(batch * columns.length + c);
                int at = (int) (row - starts.get(batch));
                String cell = column.isNull(at) ? "" : CellText.whole(column, at);
                cell = text.ignoreCase() ? cell.toLowerCase(Locale.ROOT) : cell;
                if (!column.isNull(at) && (text.wholeCell() ? cell.equals(wanted) : cell.contains(wanted))) {
                    places.add(place);
                    break;
                }
            }
        }
        return places;
    }

    private static List<FindText> texts() {
        return List.of(new FindText("ab", false, false), new FindText("B", true, false), new FindText("Ä", true, true),
                new FindText("x_y", false, false), new FindText("-1", false, false), new FindText("NaN", false, true),
                new FindText("1970-01", false, false), new FindText("😀", true, false),
                new FindText("nowhere", true, false));
    }

    @Test
    void everyMatchIsFoundInAnyOrder() {
        Filter filter = Filter.parse("j > 2", table.schema(), Engine.FAST);
        FilterScan scan = new FilterScan(table, filter, 1, Progress.NONE, Cancellation.NEVER);
        try (Tasks tasks = new Tasks(new Resources(64_000_000), folder);
                Selection some = Selecting.by(scan, table, tasks.resources().held());
                Permutation sorted = tasks.run(new Sort(table, some, SortKey.parse("-i,d", table.schema(), false)),
                        2)) {
            for (RowOrder rows : List.of(new AllRows(table.rowCount()), some, sorted)) {
                for (FindText text : texts()) {
                    for (int[] columns : List.of(table.schema().all(), new int[]{7, 8}, new int[]{0, 4, 11})) {
                        List<Long> expected = naive(rows, columns, text);
                        AtomicLong told = new AtomicLong();
                        try (Selection found = tasks.run(new Find(table, rows, columns, text,
                                count -> told.accumulateAndGet(count, Math::max)), 2)) {
                            TreeSet<Long> source = new TreeSet<>();
                            expected.forEach(place -> source.add(rows.sourceRow(place)));
                            List<Long> got = new ArrayList<>();
                            for (long i = 0; i < found.size(); i++) {
                                got.add(found.sourceRow(i));
                            }
                            assertThat(got).as(text.toString()).isEqualTo(new ArrayList<>(source));
                            assertThat(told.get()).isEqualTo(expected.size());
                        }
                        next(tasks, rows, columns, text, expected);
                    }
                }
            }
        }
    }

    @Test
    void aTableOfManyMorselsIsSearchedWhole() {
        MemoryTable large = new RandomRows(2, 150_000).table(70_001, 33_333);
        AllRows all = new AllRows(large.rowCount());
        try (Tasks tasks = new Tasks(new Resources(64_000_000), folder);
                Selection found = tasks.run(new Find(large, all, new int[]{7}, new FindText("ab", false, false), _ -> {
                }), 2)) {
            Filter filter = Filter.parse("s LIKE '%ab%'", large.schema(), Engine.REFERENCE);
            FilterScan scan = new FilterScan(large, filter, 1, Progress.NONE, Cancellation.NEVER);
            try (Selection expected = Selecting.by(scan, large, tasks.resources().held())) {
                assertThat(found.size()).isEqualTo(expected.size());
                for (long i = 0; i < expected.size(); i++) {
                    assertThat(found.sourceRow(i)).isEqualTo(expected.sourceRow(i));
                }
            }
        }
    }

    private void next(Tasks tasks, RowOrder rows, int[] columns, FindText text, List<Long> places) {
        TreeSet<Long> all = new TreeSet<>(places);
        for (long from : new long[]{-1, 0, rows.size() / 3, rows.size() - 1}) {
            Long after = all.isEmpty() ? (Long) (-1L) : all.higher(from) == null ? all.first() : all.higher(from);
            long start = from < 0 ? rows.size() : from;
            Long before = all.isEmpty() ? (Long) (-1L) : all.lower(start) == null ? all.last() : all.lower(start);
            assertThat(tasks.run(new FindNext(table, rows, columns, text, from, false), 1))
                    .as("%s after %s", text, from).isEqualTo(after);
            assertThat(tasks.run(new FindNext(table, rows, columns, text, from, true), 1))
                    .as("%s before %s", text, from).isEqualTo(before);
        }
    }
}
