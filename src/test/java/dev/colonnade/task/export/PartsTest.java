package dev.colonnade.task.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.format.out.PartedWriter;
import dev.colonnade.format.out.TableWriter;
import dev.colonnade.format.out.Target;
import dev.colonnade.format.write.Form;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.memory.Resources;
import dev.colonnade.scan.MemoryTable;
import dev.colonnade.scan.RandomRows;
import dev.colonnade.task.Task;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.TaskState;
import dev.colonnade.task.Work;
import dev.colonnade.testing.Tasks;
import dev.colonnade.view.AllRows;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts wait for those before them; if one of those never begins they must not wait for ever. */
class PartsTest {
    private static final Fault NO_ROOM = Fault.of(Fault.Kind.OVER_BUDGET, "no room for the first part");

    private static final Target NOWHERE = new Target() {
        @Override
        public void write(MemorySegment bytes) {
            assertThat(bytes.byteSize()).isNotNegative();
        }

        @Override
        public void flush() {
            // Nothing waits.
        }
    };

    @TempDir
    private Path folder = Path.of("");

    /** The first part fails to begin, once the second waits for it. */
    private static final class FirstFails implements PartedWriter {
        private final PartedWriter behind;
        private final CountDownLatch waits = new CountDownLatch(1);

        FirstFails(TableWriter behind) {
            this.behind = (PartedWriter) behind;
        }

        @Override
        public long partRows(long rows) {
            return 1_000;
        }

        @Override
        public Part part(long number, int atOnce) {
            if (number == 0) {
                try {
                    assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                throw NO_ROOM;
            }
            Part part = behind.part(number, atOnce);
            return new Part() {
                @Override
                public void write(List<Column> columns, int rows) throws IOException {
                    part.write(columns, rows);
                }

                @Override
                public void end() throws IOException {
                    waits.countDown();
                    part.end();
                }

                @Override
                public void close() {
                    part.close();
                }
            };
        }

        @Override
        public void abandon() {
            behind.abandon();
        }

        @Override
        public void write(List<Column> columns, int rows) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void finish() throws IOException {
            behind.finish();
        }

        @Override
        public long position() {
            return behind.position();
        }

        @Override
        public void close() {
            behind.close();
        }
    }

    private static Task<Long> writing(MemoryTable table, Form form) {
        return new Task<>() {
            @Override
            public String name() {
                return "writing";
            }

            @Override
            public Long run(Work work) throws IOException {
                try (TableWriter writer = new FirstFails(Export.writer(table.schema(), WriteOptions.of(form),
                        NOWHERE, "test", work))) {
                    return new ExportRows(table, table.schema().all(), false, work)
                            .write(new AllRows(table.rowCount()), writer);
                }
            }
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"PARQUET", "CSV", "JSON_LINES"})
    void aPartThatNeverBeginsEndsThoseThatWaitForIt(Form form) throws Exception {
        try (Tasks tasks = new Tasks(new Resources(64 << 20), folder)) {
            try (MemoryTable table = new RandomRows(7, 4_000).table(1_000, 1_000)) {
                TaskHandle<Long> task = tasks.submit(writing(table, form), 2);
                assertThat(task.await(30_000)).as("over").isTrue();
                assertThat(task.state()).isEqualTo(TaskState.FAILED);
                assertThatThrownBy(task::join).isSameAs(NO_ROOM);
            }
            assertThat(tasks.isAllReturned()).isTrue();
        }
    }
}
