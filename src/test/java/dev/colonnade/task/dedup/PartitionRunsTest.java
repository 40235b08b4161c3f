package dev.colonnade.task.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.column.Layouts;
import dev.colonnade.memory.Resources;
import dev.colonnade.memory.spill.SpillDirectory;
import dev.colonnade.task.Task;
import dev.colonnade.task.TaskOptions;
import dev.colonnade.task.TaskRunner;
import dev.colonnade.task.Work;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that others want the memory of. */
class PartitionRunsTest {
    private static final int COUNT = 1_000;

    @TempDir
    private Path folder = Path.of("");

    private static final class Reclaimed implements Task<List<Long>> {
        @Override
        public String name() {
            return "reclaimed";
        }

        @Override
        public List<Long> run(Work work) {
            List<Long> words = new ArrayList<>();
            try (PartitionRuns runs = new PartitionRuns(2, work)) {
                runs.store(LongStream.range(0, COUNT).toArray(), new int[]{COUNT / 4, COUNT});
                runs.reclaim(Long.MAX_VALUE);
                for (int partition = 0; partition < 2; partition++) {
                    for (MemorySegment run : runs.runs()) {
                        for (long at = runs.start(run, partition); at < runs.end(run, partition); at += 8) {
                            words.add(run.get(Layouts.LONG, at));
                        }
                    }
                    runs.release();
                }
            }
            return words;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE / 2})
    void nothingIsLostWhetherTheDiskTakesThemOrNot(long free) {
        Resources resources = new Resources(64 << 20);
        try (SpillDirectory spill = new SpillDirectory(folder, _ -> free);
                TaskRunner runner = new TaskRunner(resources, spill)) {
            assertThat(runner.submit(new Reclaimed(), TaskOptions.DEFAULT).join())
                    .isEqualTo(LongStream.range(0, COUNT).boxed().toList());
            assertThat(resources.held().inUse()).isZero();
            assertThat(spill.size()).isZero();
        }
    }
}
