package dev.colonnade.format.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every file of the Arrow project's own test data, against rows that another implementation read from it. */
class ExpectedArrowRowsTest {
    @TestFactory
    Stream<DynamicTest> rowsAreAsExpected() {
        return TestData.files("arrow-testing").stream().filter(file -> TestData.expected(file) != null)
                .map(file -> DynamicTest.dynamicTest(TestData.label(file), () -> compare(file)));
    }

    private static void compare(Path file) throws Exception {
        TestResources opener = new TestResources(64 << 20);
        try (Table table = opener.open(file)) {
            Rows.assertEqual(Rows.of(table), Rows.read(Objects.requireNonNull(TestData.expected(file))),
                    table.schema().fields());
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    /** Where there are no expected rows, a file still reads to its end. */
    @TestFactory
    Stream<DynamicTest> otherFilesRead() {
        return TestData.files("arrow-testing").stream()
                .filter(file -> TestData.expected(file) == null && !file.toString().endsWith(".json.gz")
                        && !file.endsWith("schema_v6.arrow"))
                .map(file -> DynamicTest.dynamicTest(TestData.label(file), () -> {
                    TestResources opener = new TestResources(64 << 20);
                    try (Table table = opener.open(file)) {
                        assertThat(Rows.of(table)).hasSize((int) table.rowCount());
                    }
                    assertThat(opener.isAllReturned()).isTrue();
                }));
    }

    @Test
    void anUnknownMetadataVersionIsRefusedByName() {
        Path file = TestData.at("arrow-testing/schema_v6.arrow");
        TestResources opener = new TestResources(64 << 20);
        assertThatThrownBy(() -> opener.open(file)).isInstanceOf(Fault.class).hasMessageContaining("version V6");
        assertThat(opener.isAllReturned()).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> fuzzedFilesEndInRowsOrOneClearLine() {
        return Stream.concat(TestData.files("fuzz/ipc-file").stream(), TestData.files("fuzz/ipc-stream").stream())
                .map(file -> DynamicTest.dynamicTest(TestData.label(file),
                        () -> assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                            TestResources opener = new TestResources(64 << 20);
                            try (Table table = opener.open(file)) {
                                assertThat(Rows.of(table)).hasSize((int) table.rowCount());
                            } catch (Fault e) {
                                assertThat(e.getMessage()).isNotBlank().doesNotContain("\n", "Exception");
                            }
                            assertThat(opener.isAllReturned()).isTrue();
                        })));
    }
}
