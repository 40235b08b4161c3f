package dev.colonnade.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.Table;
import dev.colonnade.scan.value.CellValue;
import dev.colonnade.scan.value.Compare;
import dev.colonnade.scan.value.SqlType;
import dev.colonnade.testing.TestData;
import dev.colonnade.testing.TestResources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong pruning is data loss: with it and without it the same rows are found. */
class PruningTest {
    private static List<Long> rows(Table table, String condition, boolean prune) {
        List<Long> rows = new ArrayList<>();
        Filter filter = Filter.parse(condition, table.schema(), Engine.FAST);
        new FilterScan(table, filter, 2, prune, Progress.NONE, Cancellation.NEVER)
                .run(RowRange.of(0, table.rowCount()), hits -> {
                    for (int row = hits.next(0); row >= 0; row = hits.next(row + 1)) {
                        rows.add(hits.rows().from() + row);
                    }
                    return true;
                });
        return rows;
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void randomConditionsOverSmallChunks(long seed) {
        RandomRows random = new RandomRows(seed, 400);
        RandomConditions conditions = new RandomConditions(seed);
        int decided = 0;
        for (int i = 0; i < 250; i++) {
            MemoryTable table = random.table(1 + i % 7, 100);
            String condition = conditions.condition(2);
            try {
                assertThat(rows(table, condition, true)).as(condition).isEqualTo(rows(table, condition, false));
            } catch (Fault e) {
                assertThat(e.kind()).as(condition).isEqualTo(Fault.Kind.UNSUPPORTED);
                continue;
            }
            Pruning pruning = new Pruning(table, Filter.parse(condition, table.schema(), Engine.FAST),
                    Cancellation.NEVER);
            for (int chunk = 0; chunk < table.chunks().count(); chunk++) {
                decided += pruning.of(chunk).keep() == Pruning.Keep.SOME ? 0 : 1;
            }
        }
        assertThat(decided).isGreaterThan(1000);
    }

    /** Every value of every chunk lies within the bounds told of it, in all Parquet files there are. */
    @Test
    void boundsOfParquetFilesHold() {
        TestResources resources = new TestResources(500_000_000);
        int told = 0;
        List<Path> files = new ArrayList<>(TestData.files("parquet-testing"));
        files.addAll(TestData.files("duckdb-testing"));
        for (Path file : files) {
            if (!file.toString().endsWith(".parquet")) {
                continue;
            }
            try (Table table = resources.open(file)) {
                for (int chunk = 0; chunk < Math.min(20, table.chunks().count()); chunk++) {
                    for (int column = 0; column < Math.min(60, table.schema().size()); column++) {
                        told += hold(table, chunk, column) ? 1 : 0;
                    }
                }
            } catch (Fault e) {
                // Encrypted, damaged on purpose or too large for this test: reading it is tested elsewhere.
                assertThat(e.kind()).isNotEqualTo(Fault.Kind.USAGE);
            }
        }
        assertThat(told).isGreaterThan(100);
    }

    private static boolean hold(Table table, int chunk, int column) {
        ColumnBounds bounds = table.bounds(chunk, column);
        if (bounds == null || SqlType.of(table.schema().field(column).type()).isNested()) {
            return false;
        }
        Object min = only(bounds.min());
        Object max = only(bounds.max());
        long nulls = 0;
        for (long at = table.chunks().firstRow(chunk); at < table.chunks().firstRow(chunk + 1);) {
            try (var batch = table.read(RowRange.of(at, table.chunks().firstRow(chunk + 1)), new int[]{column},
                    Cancellation.NEVER)) {
                for (int row = 0; row < batch.length(); row++) {
                    Object value = CellValue.of(batch.column(0), row);
                    String place = table.name() + ", column " + column + ", row " + (at + row);
                    if (value == null) {
                        nulls++;
                    } else {
                        assertThat(min == null || Compare.compare(min, value) <= 0).as(place).isTrue();
                        assertThat(max == null || Compare.compare(max, value) >= 0).as(place).isTrue();
                    }
                }
                at = batch.rows().to();
            }
        }
        if (bounds.nulls() >= 0) {
            assertThat(bounds.nulls()).as(table.name() + ", column " + column).isEqualTo(nulls);
        }
        return min != null || max != null;
    }

    private static @Nullable Object only(@Nullable Column column) {
        return column == null ? null : CellValue.of(column, 0);
    }
}
