package dev.colonnade.task.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Resources;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.TestResources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private List<String> rows(Generate job) {
        Path file = folder.resolve("rows.arrow");
        Resources resources = new Resources(64 << 20);
        job.writeTo(file, resources.held(), Progress.NONE, Cancellation.NEVER);
        assertThat(resources.held().inUse()).isZero();
        try (Table table = new TestResources(64 << 20).open(file)) {
            assertThat(table.rowCount()).isEqualTo(job.rows());
            return Rows.of(table);
        }
    }

    @Test
    void aTableIsTheBeginningOfALongerOne() {
        List<String> some = rows(new Generate(1_000, 12, 7, false));
        List<String> more = rows(new Generate(200_000, 12, 7, false));
        assertThat(more.subList(0, 1_000)).isEqualTo(some);
        assertThat(rows(new Generate(1_000, 12, 8, false))).isNotEqualTo(some);
    }

    @Test
    void widthDoesNotBreakTheBudget() {
        Resources resources = new Resources(60_000_000);
        Path file = folder.resolve("wide.arrow");
        new Generate(2_000, 3_000, 1, true).writeTo(file, resources.held(), Progress.NONE, Cancellation.NEVER);
        assertThat(file).isNotEmptyFile();
        assertThat(resources.budget().peak()).isLessThan(60_000_000);
    }

    @Test
    void whatDoesNotFitLeavesNothing() throws Exception {
        Resources resources = new Resources(100_000);
        Path file = folder.resolve("never.arrow");
        assertThatThrownBy(() -> new Generate(2_000, 8, 1, false).writeTo(file, resources.held(), Progress.NONE,
                Cancellation.NEVER)).isInstanceOf(Fault.class).hasMessageContaining("--memory");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
