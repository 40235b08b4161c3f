package dev.colonnade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.format.Table;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.TestData;
import dev.colonnade.testing.TestResources;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What {@code cat} prints of every Arrow file of the test data is what was written down for it. */
class ExpectedRowsTest {
    @TestFactory
    Stream<DynamicTest> rowsAreAsExpected() {
        return TestData.files("arrow-testing").stream().filter(file -> TestData.expected(file) != null)
                .map(file -> DynamicTest.dynamicTest(TestData.label(file), () -> check(file)));
    }

    private static void check(Path file) throws Exception {
        Run run = Run.of("cat", file.toString(), "--format", "jsonl", "--layout", "arrays");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        try (Table table = new TestResources(64 << 20).open(file)) {
            Rows.assertEqual(run.out().lines().toList(), Rows.read(Objects.requireNonNull(TestData.expected(file))),
                    table.schema().fields());
        }
    }

    /** What is written as an Arrow stream reads back as the same rows, whatever the type. */
    @TestFactory
    Stream<DynamicTest> streamsReadBackAsTheSameRows() {
        return TestData.files("arrow-testing").stream().filter(file -> TestData.expected(file) != null)
                .map(file -> DynamicTest.dynamicTest(TestData.label(file), () -> roundTrip(file)));
    }

    private static void roundTrip(Path file) throws Exception {
        Path copy = java.nio.file.Files.createTempFile("copy", ".arrows");
        try {
            Run written = Run.of("cat", file.toString(), "--format", "arrow", "-o", copy.toString());
            assertThat(written.err()).isEmpty();
            assertThat(written.status()).isZero();
            assertThat(Run.of("cat", copy.toString(), "--format", "jsonl").out())
                    .isEqualTo(Run.of("cat", file.toString(), "--format", "jsonl").out());
            assertThat(Run.of("schema", copy.toString()).out()).isEqualTo(Run.of("schema", file.toString()).out());
        } finally {
            java.nio.file.Files.delete(copy);
        }
    }
}
