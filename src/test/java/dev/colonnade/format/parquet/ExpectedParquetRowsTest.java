package dev.colonnade.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.TestData;
import dev.colonnade.testing.TestResources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files that many writers made, against rows that another implementation read from them; and files that are broken. */
class ExpectedParquetRowsTest {
    private static final long BUDGET = 256 << 20;

    private static Stream<Path> files() {
        return Stream.concat(TestData.files("parquet-testing").stream(), TestData.files("duckdb-testing").stream())
                .filter(file -> file.toString().endsWith(".parquet"));
    }

    @TestFactory
    Stream<DynamicTest> rowsAreAsExpected() {
        return files().filter(file -> TestData.expected(file) != null)
                .map(file -> DynamicTest.dynamicTest(TestData.label(file), () -> compare(file)));
    }

    private static void compare(Path file) throws Exception {
        TestResources opener = new TestResources(BUDGET);
        try (Table table = opener.open(file)) {
            Rows.assertEqual(Rows.of(table), Rows.read(Objects.requireNonNull(TestData.expected(file))),
                    table.schema().fields());
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> otherFilesEndInRowsOrOneClearLine() {
        return Stream.concat(files().filter(file -> TestData.expected(file) == null),
                Stream.concat(TestData.files("fuzz/parquet").stream(),
                        TestData.files("fuzz/parquet-encoding").stream()))
                .map(file -> DynamicTest.dynamicTest(TestData.label(file),
                        () -> assertTimeoutPreemptively(Duration.ofSeconds(20), () -> endsClearly(file))));
    }

    private static void endsClearly(Path file) {
        TestResources opener = new TestResources(BUDGET);
        try (Table table = opener.open(file)) {
            assertThat(Rows.of(table)).hasSize((int) table.rowCount());
        } catch (Fault e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n", "Exception");
        }
        assertThat(opener.isAllReturned()).isTrue();
    }
}
