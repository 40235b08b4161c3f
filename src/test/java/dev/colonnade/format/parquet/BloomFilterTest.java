package dev.colonnade.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.format.BloomProbe;
import dev.colonnade.format.LayoutNode;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import dev.colonnade.testing.TestData;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bloom filters that others wrote, asked beside parquet-java's own. */
class BloomFilterTest {
    private static final int ROWS = 5_000;

    @TempDir
    Path folder;

    private final Resources resources = new Resources(64 << 20);

    private Table open(Path file) {
        return Openers.open(file, resources, Progress.NONE, Cancellation.NEVER);
    }

    private static BloomProbe probe(Table table, String column) {
        return Objects.requireNonNull(table.bloom(0, table.schema().indexOf(column)));
    }

    @Test
    void hashes_are_those_of_parquet_java() {
        BlockSplitBloomFilter oracle = new BlockSplitBloomFilter(32);
        Random random = new Random(1);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(XxHash.of(bytes)).as("%d bytes", length)
                    .isEqualTo(oracle.hash(Binary.fromConstantByteArray(bytes)));
        }
    }

    private Path written() throws Exception {
        Path file = folder.resolve("bloom.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("COPY (SELECT (i % 500 * 7)::INTEGER AS i, (i % 500 * 70000000007)::BIGINT AS l,"
                    + " (i % 500 / 8)::FLOAT AS f, (i % 500 / 3.0)::DOUBLE AS d, 'value ' || (i % 500) AS t,"
                    + " ('b' || (i % 500))::BLOB AS b, (i % 500 / 100.0)::DECIMAL(9, 2) AS m"
                    + " FROM range(" + ROWS + ") r(i)) TO '" + file + "' (FORMAT parquet, DICTIONARY_SIZE_LIMIT 1000)");
        }
        return file;
    }

    /** Every value that is there passes, and of others just those that pass parquet-java's filter over the same bits. */
    private <T> void compare(Table table, Path file, String column, Function<Integer, T> value,
            Function<BlockSplitBloomFilter, Function<T, Long>> hash) throws Exception {
        BloomProbe probe = probe(table, column);
        BlockSplitBloomFilter oracle = oracle(table, file, column);
        int absent = 0;
        for (int i = 0; i < 4_000; i++) {
            T asked = value.apply(i);
            boolean expected = oracle.findHash(hash.apply(oracle).apply(asked));
            assertThat(probe.mightContain(asked)).as("%s %s", column, asked).isEqualTo(expected);
            assertThat(expected || i >= 500).isTrue();
            absent += expected ? 0 : 1;
        }
        assertThat(absent).as("a filter that lets everything pass tells nothing").isGreaterThan(3_000);
    }

    private static BlockSplitBloomFilter oracle(Table table, Path file, String column) throws Exception {
        LayoutNode chunk = table.layout().children().get().getFirst().children().get().stream()
                .filter(node -> node.name().equals(column)).findFirst().orElseThrow();
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes((Long) Objects.requireNonNull(chunk.facts().get("bloomFilterOffset")));
            int bytes = Util.readBloomFilterHeader(in).getNumBytes();
            return new BlockSplitBloomFilter(in.readNBytes(bytes));
        }
    }

    @Test
    void answers_are_those_of_parquet_java() throws Exception {
        Path file = written();
        try (Table table = open(file)) {
            compare(table, file, "i", i -> i * 7, oracle -> oracle::hash);
            compare(table, file, "l", i -> i * 70000000007L, oracle -> oracle::hash);
            compare(table, file, "f", i -> i / 8f, oracle -> value -> oracle.hash((float) value));
            compare(table, file, "d", i -> i / 3.0, oracle -> value -> oracle.hash((double) value));
            compare(table, file, "t", i -> "value " + i, oracle -> text -> oracle.hash(Binary.fromString(text)));
            compare(table, file, "b", i -> ("b" + i).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                    oracle -> bytes -> oracle.hash(Binary.fromConstantByteArray(bytes)));
            compare(table, file, "m", i -> BigDecimal.valueOf(i, 2),
                    oracle -> value -> oracle.hash(value.unscaledValue().intValue()));
            assertThat(probe(table, "d").mightContain(-0.0)).as("equal to the zero that is there").isTrue();
            assertThat(probe(table, "i").mightContain(1L << 40)).as("no 32-bit number").isFalse();
            assertThat(probe(table, "d").mightContain(Double.NaN)).as("there are many").isTrue();
            assertThatThrownBy(() -> probe(table, "i").mightContain("seven")).isInstanceOf(Fault.class);
        }
    }

    @Test
    void filters_of_other_writers_are_read() {
        try (Table table = open(TestData.at("parquet-testing/data_index_bloom_encoding_stats.parquet"))) {
            BloomProbe probe = probe(table, "String");
            assertThat(probe.mightContain("Hello")).isTrue();
            assertThat(probe.mightContain("today")).isTrue();
            assertThat(probe.mightContain("tomorrow")).isFalse();
        }
        try (Table table = open(TestData.at("real/flights-3m.parquet"))) {
            assertThat(table.bloom(0, 0)).as("none was written").isNull();
        }
    }
}
