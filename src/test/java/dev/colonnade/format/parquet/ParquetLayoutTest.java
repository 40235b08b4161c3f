package dev.colonnade.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.format.LayoutNode;
import dev.colonnade.format.Table;
import dev.colonnade.testing.TestData;
import dev.colonnade.testing.TestResources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ParquetLayoutTest {
    private final TestResources opener = new TestResources(64 << 20);

    private static LayoutNode child(LayoutNode node, String kind, String name) {
        return node.children().get().stream().filter(c -> c.kind().equals(kind) && c.name().equals(name)).findFirst()
                .orElseThrow();
    }

    /** Every part of every readable file can be opened up, and pages hold as many values as their chunk. */
    @TestFactory
    Stream<DynamicTest> opensUpToPages() {
        return TestData.files("parquet-testing").stream().filter(file -> TestData.expected(file) != null)
                .map(file -> DynamicTest.dynamicTest(TestData.label(file), () -> {
                    try (Table table = opener.open(file)) {
                        long rows = 0;
                        for (LayoutNode group : table.layout().children().get()) {
                            rows += (Long) Objects.requireNonNull(group.facts().get("rows"));
                            group.children().get().forEach(ParquetLayoutTest::check);
                        }
                        assertThat(rows).isEqualTo(table.rowCount());
                    }
                    assertThat(opener.isAllReturned()).isTrue();
                }));
    }

    private static void check(LayoutNode chunk) {
        List<LayoutNode> pages = chunk.children().get().stream().filter(node -> node.kind().equals("data page"))
                .toList();
        assertThat(pages.stream().mapToLong(page -> (Long) Objects.requireNonNull(page.facts().get("values"))).sum())
                .isEqualTo(chunk.facts().get("values"));
    }

    @Test
    void saysWhatThereIs() {
        Path file = TestData.at("parquet-testing/data_index_bloom_encoding_stats.parquet");
        try (Table table = opener.open(file)) {
            LayoutNode root = table.layout();
            assertThat(root.facts()).containsEntry("rows", 14L).containsEntry("rowGroups", 1L).containsKey("creator");
            LayoutNode chunk = child(child(root, "row group", "0"), "column chunk", "String");
            assertThat(chunk.facts()).containsEntry("physicalType", "BYTE_ARRAY").containsEntry("compression", "GZIP")
                    .containsEntry("values", 14L);
            assertThat((Map<?, ?>) chunk.facts().get("statistics")).extracting("min", "max", "nulls")
                    .containsExactly("Hello", "today", 0L);
            assertThat(chunk.children().get()).extracting(LayoutNode::kind).contains("data page", "offset index",
                    "column index", "bloom filter");
        }
    }
}
