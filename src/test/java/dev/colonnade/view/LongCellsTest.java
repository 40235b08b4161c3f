package dev.colonnade.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values far longer than any cell: what it takes to write their beginning does not grow with them. */
class LongCellsTest {
    /** Bytes of heap for a cell of 240 characters, with every string and buffer on the way. */
    private static final long ENOUGH = 40_000;

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void write() throws Exception {
        file = folder.resolve("long.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement duck = connection.createStatement()) {
            duck.execute("COPY (SELECT repeat('\u00e4bc ', 2500000) AS words, encode(repeat('\u00e4b', 3000000))"
                    + " AS bytes, range(100000) AS numbers, [{'a': x, 'b': 't' || x} FOR x IN range(100000)] AS pairs,"
                    + " map(range(100000), range(100000)) AS entries, [range(50000), range(50000)] AS nested"
                    + " FROM range(3)) TO '" + file + "' (FORMAT parquet)");
        }
    }

    @Test
    void only_a_bounded_beginning_of_a_value_is_looked_at() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Table table = Openers.open(file, new Resources(256 << 20), Progress.NONE, Cancellation.NEVER);
                Batch batch = table.read(RowRange.of(0, 3), table.schema().all(), Cancellation.NEVER)) {
            for (int i = 0; i < table.schema().size(); i++) {
                Column column = batch.column(i);
                CellLine line = CellLine.of(column, CellFormat.USUAL, TileReader.TEXT_LIMIT);
                String first = line.text(0);
                // Once more, when classes are loaded and code is linked.
                long before = threads.getCurrentThreadAllocatedBytes();
                String text = line.text(0);
                long allocated = threads.getCurrentThreadAllocatedBytes() - before;
                String name = table.schema().field(i).name();
                assertThat(text).as(name).isEqualTo(first);
                assertThat(java.util.Objects.requireNonNull(text).length()).as(name)
                        .isBetween(100, TileReader.TEXT_LIMIT + 1);
                assertThat(allocated).as(name + ": bytes to write it").isLessThan(ENOUGH);
            }
        }
    }
}
