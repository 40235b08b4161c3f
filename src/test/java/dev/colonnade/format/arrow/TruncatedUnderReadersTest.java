package dev.colonnade.format.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.testing.TestResources;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mapped file that changes while threads read from it ends in a fault with a name, and the program lives on. */
class TruncatedUnderReadersTest {
    private static final int ROWS = 2_000_000;

    @TempDir
    Path folder;

    @RepeatedTest(3)
    void truncation() throws Exception {
        Path file = write("shrinks.arrow");
        TestResources opener = new TestResources(64 << 20);
        CountDownLatch reading = new CountDownLatch(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2); Table table = opener.open(file)) {
            List<Future<Fault>> readers = List.of(threads.submit(() -> readUntilFault(table, reading)),
                    threads.submit(() -> readUntilFault(table, reading)));
            reading.await();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(4096);
            }
            for (Future<Fault> reader : readers) {
                Fault fault = reader.get();
                assertThat(fault.kind()).isEqualTo(Fault.Kind.CHANGED);
                assertThat(fault.getMessage()).contains("shrinks.arrow").contains("changed on disk");
            }
        }
        // The error may have struck between the making of a batch and its closing: its lease then returns when it is
        // collected.
        for (int i = 0; i < 100 && !opener.isAllReturned(); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    @Test
    void deletionAndReplacementAreToldApart() throws IOException {
        Path file = write("vanishes.arrow");
        TestResources opener = new TestResources(64 << 20);
        try (Table table = opener.open(file)) {
            Files.delete(file);
            assertThat(fault(table).getMessage()).contains("deleted");
            Files.writeString(file, "something else");
            assertThat(fault(table).getMessage()).contains("replaced");
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    @Test
    void theSameFileIsMappedOnce() throws IOException {
        Path file = write("twice.arrow");
        TestResources opener = new TestResources(64 << 20);
        try (Table one = opener.open(file)) {
            long mapped = opener.resources().files().mapped();
            try (Table two = opener.open(file)) {
                assertThat(opener.resources().files().mapped()).isEqualTo(mapped).isEqualTo(Files.size(file));
            }
            assertThat(sumOnce(one)).isEqualTo((ROWS - 1L) * ROWS / 2);
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    @Test
    void aBatchOutlivesItsTable() throws IOException {
        Path file = write("outlived.arrow");
        TestResources opener = new TestResources(64 << 20);
        Batch batch;
        try (Table table = opener.open(file)) {
            batch = table.read(RowRange.of(0, 10), new int[]{0}, Cancellation.NEVER);
        }
        assertThat(((FixedColumn) batch.column(0)).getLong(9)).isEqualTo(9);
        assertThat(opener.isAllReturned()).isFalse();
        batch.close();
        assertThat(opener.isAllReturned()).isTrue();
    }

    private static Fault fault(Table table) {
        try (Batch batch = table.read(RowRange.of(0, 1), new int[]{0}, Cancellation.NEVER)) {
            throw new AssertionError("read " + batch.rows());
        } catch (Fault e) {
            return e;
        }
    }

    private static Fault readUntilFault(Table table, CountDownLatch reading) {
        for (boolean first = true;; first = false) {
            try {
                sumOnce(table);
                table.check();
                if (first) {
                    reading.countDown();
                }
            } catch (Fault e) {
                return e;
            } catch (InternalError e) {
                return table.explain(e);
            }
        }
    }

    private static long sumOnce(Table table) {
        try (Batch batch = table.read(RowRange.of(0, ROWS), new int[]{0}, Cancellation.NEVER)) {
            FixedColumn values = (FixedColumn) batch.column(0);
            long sum = 0;
            for (int row = 0; row < values.length(); row++) {
                sum += values.getLong(row);
            }
            return sum;
        }
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        try (RootAllocator allocator = new RootAllocator();
                BigIntVector vector = new BigIntVector("value", allocator);
                VectorSchemaRoot root = new VectorSchemaRoot(List.of(vector));
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                ArrowFileWriter writer = new ArrowFileWriter(root, null, channel)) {
            vector.allocateNew(ROWS);
            for (int row = 0; row < ROWS; row++) {
                vector.set(row, row);
            }
            vector.setValueCount(ROWS);
            root.setRowCount(ROWS);
            writer.start();
            writer.writeBatch();
            writer.end();
        }
        return file;
    }
}
