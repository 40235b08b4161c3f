package dev.colonnade.format.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.testing.TestData;
import dev.colonnade.testing.TestResources;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The experiment the project began with: an Arrow file is opened, read to the last value, sliced and projected, and no
 * memory is taken for its data, on the heap or off it. What is allocated are the few objects that describe a batch.
 */
class ZeroCopyTest {
    private static final int BATCHES = 1_000;
    private static final int ROWS = 10_000;
    /** A batch of the first test holds 40 000 bytes of values; its description takes less than this. */
    private static final long DESCRIPTION = 4_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    @Test
    void tenMillionIntegersInAThousandBatches() throws IOException {
        Path file = folder.resolve("ints.arrow");
        writeWithArrowJava(file);
        TestResources opener = new TestResources(64 << 20);
        try (Table table = opener.open(file)) {
            assertThat(table.rowCount()).isEqualTo((long) BATCHES * ROWS);
            assertThat(table.chunks().count()).isEqualTo(BATCHES);
            sum(table, RowRange.of(0, 200L * ROWS)); // the classes and the loop's compiled code come first

            long direct = direct();
            long heap = THREADS.getCurrentThreadAllocatedBytes();
            long sum = sum(table, RowRange.of(0, table.rowCount()));
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - heap;

            long count = (long) BATCHES * ROWS;
            assertThat(sum).isEqualTo(count * (count - 1) / 2);
            assertThat(allocated).isLessThan(BATCHES * DESCRIPTION);
            assertThat(direct()).isEqualTo(direct);
            assertNothingHeld(opener);
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    @Test
    void aFileFromPyArrowReadsAndSlicesInPlace() {
        Path file = TestData.at("real/flights-200k.arrow");
        TestResources opener = new TestResources(64 << 20);
        try (Table table = opener.open(file)) {
            int[] all = table.schema().all();
            touch(table, RowRange.of(0, table.rowCount()), all);
            long direct = direct();
            long heap = THREADS.getCurrentThreadAllocatedBytes();
            for (long row = 0; row + 50 <= table.rowCount(); row += 997) {
                touch(table, RowRange.of(row, row + 50), all);
                touch(table, RowRange.of(row, row + 50), new int[]{all.length - 1, 0});
            }
            long windows = 2 * (table.rowCount() / 997);
            assertThat((THREADS.getCurrentThreadAllocatedBytes() - heap) / windows).isLessThan(2 * DESCRIPTION);
            assertThat(direct()).isEqualTo(direct);
            assertNothingHeld(opener);
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    /** Every uncompressed file of the format's own test data, columns of every type. */
    @Test
    void noTypeIsCopied() {
        for (Path file : TestData.files("arrow-testing")) {
            String name = file.toString();
            if (name.contains("compression") || name.endsWith(".json.gz") || name.endsWith("schema_v6.arrow")) {
                continue;
            }
            TestResources opener = new TestResources(64 << 20);
            try (Table table = opener.open(file)) {
                for (long row = 0; row < table.rowCount();) {
                    try (Batch batch = table.read(RowRange.of(row, table.rowCount()), table.schema().all(),
                            Cancellation.NEVER)) {
                        row = batch.rows().to();
                        assertThat(opener.resources().held().inUse()).as(name).isZero();
                    }
                }
                assertNothingHeld(opener);
            }
        }
    }

    /** The index of very many batches is a few arrays: at most 64 bytes of heap for each. */
    @Test
    void aHundredThousandBatchesTakeLittleHeap() throws IOException {
        Path file = folder.resolve("batches.arrow");
        int batches = 100_000;
        writeWithArrowJava(file, batches, 1);
        TestResources opener = new TestResources(64 << 20);
        opener.open(file).close(); // the classes come first
        long before = usedHeap();
        try (Table table = opener.open(file)) {
            assertThat(usedHeap() - before).isLessThan(64L * batches);
            assertThat(table.chunks().count()).isEqualTo(batches);
            assertThat(sum(table, RowRange.of(batches - 2, batches))).isEqualTo(2L * batches - 3);
            assertNothingHeld(opener);
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void assertNothingHeld(TestResources opener) {
        assertThat(opener.resources().budget().peak()).isZero();
        assertThat(opener.resources().pages().size()).isZero();
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct")).mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
    }

    private static long sum(Table table, RowRange range) {
        long sum = 0;
        int[] columns = {0};
        for (long at = range.from(); at < range.to();) {
            try (Batch batch = table.read(RowRange.of(at, range.to()), columns, Cancellation.NEVER)) {
                FixedColumn values = (FixedColumn) batch.column(0);
                for (int row = 0; row < values.length(); row++) {
                    sum += values.getInt(row);
                }
                at = batch.rows().to();
            }
        }
        return sum;
    }

    /** Reads something of every value. */
    private static long touch(Table table, RowRange range, int[] columns) {
        long touched = 0;
        for (long at = range.from(); at < range.to();) {
            try (Batch batch = table.read(RowRange.of(at, range.to()), columns, Cancellation.NEVER)) {
                for (int i = 0; i < columns.length; i++) {
                    Column column = batch.column(i);
                    for (int row = 0; row < column.length(); row++) {
                        if (!column.isNull(row) && column instanceof BytesColumn bytes) {
                            touched += bytes.size(row);
                        }
                    }
                }
                at = batch.rows().to();
            }
        }
        return touched;
    }

    private static void writeWithArrowJava(Path file) throws IOException {
        writeWithArrowJava(file, BATCHES, ROWS);
        assertThat(Files.size(file)).isGreaterThan(4L * BATCHES * ROWS);
    }

    private static void writeWithArrowJava(Path file, int batches, int rows) throws IOException {
        try (RootAllocator allocator = new RootAllocator();
                IntVector vector = new IntVector("value", allocator);
                VectorSchemaRoot root = new VectorSchemaRoot(List.of(vector));
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                ArrowFileWriter writer = new ArrowFileWriter(root, null, channel)) {
            vector.allocateNew(rows);
            writer.start();
            for (int batch = 0; batch < batches; batch++) {
                for (int row = 0; row < rows; row++) {
                    vector.set(row, batch * rows + row);
                }
                vector.setValueCount(rows);
                root.setRowCount(rows);
                writer.writeBatch();
            }
            writer.end();
        }
    }
}
