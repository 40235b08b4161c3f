package dev.colonnade.task.sort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.memory.Resources;
import dev.colonnade.memory.spill.SpillDirectory;
import dev.colonnade.task.Task;
import dev.colonnade.task.TaskOptions;
import dev.colonnade.task.TaskRunner;
import dev.colonnade.task.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that others want the memory of. */
class RecordsTest {
    private static final int COUNT = 10_000;

    @TempDir
    private Path folder = Path.of("");

    private static final class Reclaimed implements Task<List<Long>> {
        @Override
        public String name() {
            return "reclaimed";
        }

        @Override
        public List<Long> run(Work work) {
            List<Long> rows = new ArrayList<>();
            try (Records records = new Records(2, work)) {
                Records.Builder builder = records.borrow();
                for (int i = 0; i < COUNT; i++) {
                    int next = builder.next();
                    builder.data[next] = (long) COUNT - i;
                    builder.data[next + 1] = i;
                    builder.size++;
                }
                records.back(builder);
                records.seal();
                records.reclaim(Long.MAX_VALUE);
                for (Records.Range range : records.ranges(1, 1)) {
                    Merge merge = range.merge();
                    while (merge.next()) {
                        rows.add(merge.record[1]);
                    }
                }
            }
            return rows;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE / 2})
    void nothingIsLostWhetherTheDiskTakesThemOrNot(long free) {
        Resources resources = new Resources(64 << 20);
        try (SpillDirectory spill = new SpillDirectory(folder, _ -> free);
                TaskRunner runner = new TaskRunner(resources, spill)) {
            assertThat(runner.submit(new Reclaimed(), TaskOptions.DEFAULT).join())
                    .isEqualTo(LongStream.range(0, COUNT).map(i -> COUNT - 1 - i).boxed().toList());
            assertThat(resources.held().inUse()).isZero();
            assertThat(spill.size()).isZero();
        }
    }
}
