package dev.colonnade.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.format.Finding;
import dev.colonnade.format.Keys;
import dev.colonnade.format.OpenOptions;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.TestData;
import dev.colonnade.testing.TestResources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            List<String> expected = Rows.read(Objects.requireNonNull(TestData.expected(file)));
            if (file.endsWith("complex.parquet")) {
                expected = expected.stream().map(ExpectedParquetRowsTest::enumAsText).toList();
            }
            Rows.assertEqual(Rows.of(table), expected, table.schema().fields());
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    /** "manufacturer" is annotated as ENUM, which is text here; the other implementation takes it for bytes. */
    private static String enumAsText(String row) {
        return Pattern.compile("(\"manufacturer\":\")([0-9a-f]*)\"").matcher(row)
                .replaceAll(match -> match.group(1)
                        + new String(HexFormat.of().parseHex(match.group(2)), StandardCharsets.UTF_8) + '"');
    }

    /** Their pages contradict the row counts or the schema: any rows would be made up. */
    @ParameterizedTest
    @ValueSource(strings = {"ARROW-GH-41317", "ARROW-GH-47662", "ARROW-RS-GH-6229-LEVELS"})
    void contradictionsAreRefused(String name) {
        Path file = TestData.at("parquet-testing/bad_data/" + name + ".parquet");
        TestResources opener = new TestResources(BUDGET);
        assertThatThrownBy(() -> {
            try (Table table = opener.open(file)) {
                Rows.of(table);
            }
        }).isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.kind()).isEqualTo(Fault.Kind.DAMAGED));
        assertThat(opener.isAllReturned()).isTrue();
    }

    /** A wrong checksum is reported by verification, is a fault to who asks for it, and else does not matter. */
    @Test
    void wrongChecksumsAreFoundWhereSomebodyLooks() {
        Path file = TestData.at("parquet-testing/rle-dict-uncompressed-corrupt-checksum.parquet");
        TestResources opener = new TestResources(BUDGET);
        List<Finding> findings = new ArrayList<>();
        try (Table table = opener.open(file)) {
            assertThat(Rows.of(table)).isNotEmpty();
            table.verifyStructure(findings::add, Progress.NONE, Cancellation.NEVER);
        }
        assertThat(findings).isNotEmpty().allMatch(finding -> finding.kind() == Finding.Kind.CHECKSUM);
        assertThatThrownBy(() -> {
            try (Table table = Openers.open(file, opener.resources(), new OpenOptions(Keys.NONE, true), Progress.NONE,
                    Cancellation.NEVER)) {
                Rows.of(table);
            }
        }).isInstanceOf(Fault.class).hasMessageContaining("checksum");
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
