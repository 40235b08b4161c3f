package dev.colonnade.bench;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What it costs to describe 50 rows of a mapped record batch, and to read a column of a million values from the map. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BatchReads {
    @Param("1000000")
    public int rows;

    private @Nullable Path file;
    private @Nullable Table opened;
    private int column;

    @Setup(Level.Trial)
    public void open() throws IOException {
        Path sample = Files.createTempDirectory("bench").resolve("batches.arrow");
        file = sample;
        ArrowWindows.write(sample, rows);
        Table table = Openers.open(sample, new Resources(256 << 20), Progress.NONE, Cancellation.NEVER);
        for (int i = 0; i < table.schema().size(); i++) {
            if (table.schema().field(i).type().toString().equals("int64")) {
                column = i;
            }
        }
        opened = table;
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        table().close();
        Files.delete(Objects.requireNonNull(file));
    }

    private Table table() {
        return Objects.requireNonNull(opened);
    }

    @Benchmark
    public long describeFiftyRows() {
        Table table = table();
        long middle = table.rowCount() / 2;
        try (Batch batch = table.read(RowRange.of(middle, middle + 50), table.schema().all(), Cancellation.NEVER)) {
            return batch.rows().to();
        }
    }

    @Benchmark
    public long sumOneColumn() {
        Table table = table();
        long sum = 0;
        for (long at = 0; at < table.rowCount();) {
            try (Batch batch = table.read(RowRange.of(at, table.rowCount()), new int[]{column}, Cancellation.NEVER)) {
                FixedColumn values = (FixedColumn) batch.column(0);
                for (int i = 0; i < values.length(); i++) {
                    sum += values.getLong(i);
                }
                at = batch.rows().to();
            }
        }
        return sum;
    }
}
