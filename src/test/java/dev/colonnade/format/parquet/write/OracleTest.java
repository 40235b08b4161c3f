package dev.colonnade.format.parquet.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.codec.Codec;
import dev.colonnade.codec.Compressor;
import dev.colonnade.format.Table;
import dev.colonnade.format.parquet.JavaCodecs;
import dev.colonnade.format.parquet.write.ParquetOptions.Sorting;
import dev.colonnade.testing.TestResources;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What parquet-java and DuckDB find in files of ours: rows, statistics, indexes and filters. */
class OracleTest {
    private static final int ROWS = 130_000;
    private final TestResources opener = new TestResources(512 << 20);

    @TempDir
    private Path folder = Path.of("");

    private Path source = Path.of("");
    private Path written = Path.of("");

    @BeforeEach
    void make() throws SQLException, IOException {
        source = folder.resolve("source.parquet");
        written = folder.resolve("written.parquet");
        sql("COPY (SELECT i AS id, (hash(i) % 1000)::INTEGER AS small, hash(i)::UBIGINT AS wide,"
                + " CASE WHEN i % 1000 = 7 THEN 'NaN'::DOUBLE WHEN i % 3 = 0 THEN NULL ELSE sin(i) END AS wave,"
                + " ((hash(i) % 2000001)::DECIMAL(18, 0) - 1000000)::DECIMAL(30, 4) AS amount,"
                + " 'city ' || (hash(i) % 300) AS city, repeat('é', 70) || i AS long,"
                + " CASE WHEN i > 60000 THEN (hash(i) % 3 = 0) END AS flag, [i, NULL, i + 1] AS list,"
                + " {'a': i, 'b': ['x' || (i % 5)]} AS pair, MAP {'k' || (i % 9): i} AS words,"
                + " DATE '2000-01-01' + (i % 3000)::INTEGER AS day,"
                + " TIMESTAMP '2020-01-01' + INTERVAL (i) SECOND AS moment"
                + " FROM range(" + ROWS + ") t(i)) TO '" + source + "' (FORMAT parquet)");
        ParquetOptions options = new ParquetOptions(Codec.ZSTD, Compressor.DEFAULT_LEVEL, 50_000, true, true,
                Set.of("id", "city"), List.of(new Sorting(0, false, false)), "colonnade version 1");
        try (Table table = opener.open(source)) {
            Written.write(table, table.schema().all(), written, options, true, 30_000, opener.resources());
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    private static List<List<String>> sql(String query) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            if (!statement.execute(query)) {
                return rows;
            }
            try (ResultSet result = statement.getResultSet()) {
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(result.getString(i)));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    @Test
    void duckDbReadsTheSameRows() throws SQLException {
        String rows = "SELECT count(*), sum(hash(t)) FROM '%s' t";
        assertThat(sql(rows.formatted(written))).isEqualTo(sql(rows.formatted(source)));
        String types = "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '%s')";
        assertThat(sql(types.formatted(written))).isEqualTo(sql(types.formatted(source)));
    }

    @Test
    void statisticsAreThoseOfTheValues() throws SQLException {
        for (String column : List.of("id", "small", "wide", "amount", "city", "day")) {
            List<List<String>> stored = sql("SELECT row_group_id, stats_min_value, stats_max_value, stats_null_count,"
                    + " num_values FROM parquet_metadata('" + written + "') WHERE path_in_schema = '" + column
                    + "' ORDER BY 1");
            List<List<String>> values = sql("SELECT (file_row_number // 50000)::BIGINT AS g, min(" + column
                    + ")::VARCHAR, max("
                    + column + ")::VARCHAR, count(*) - count(" + column + "), count(*) FROM read_parquet('" + source
                    + "', file_row_number = true) GROUP BY g ORDER BY g");
            assertThat(stored).as(column).isEqualTo(values);
        }
        // A NaN is no bound, and neither are nulls.
        assertThat(sql("SELECT bool_and(stats_min_value::DOUBLE >= -1 AND stats_max_value::DOUBLE <= 1) FROM"
                + " parquet_metadata('" + written + "') WHERE path_in_schema = 'wave'"))
                .isEqualTo(List.of(List.of("true")));
        // Long text is cut between characters, and its bounds are bounds.
        for (List<String> bounds : sql("SELECT stats_min_value, stats_max_value, min_is_exact, max_is_exact FROM"
                + " parquet_metadata('" + written + "') WHERE path_in_schema = 'long'")) {
            assertThat(bounds.get(0)).isEqualTo("é".repeat(32));
            assertThat(bounds.get(2)).isEqualTo("false");
            assertThat(bounds.get(3)).isEqualTo("false");
        }
    }

    @Test
    void bloomFiltersHaveEveryValue() throws SQLException {
        assertThat(sql("SELECT bloom_filter_excludes FROM parquet_bloom_probe('" + written + "', 'city', 'city 77')"))
                .allMatch(row -> row.get(0).equals("false"));
        assertThat(sql("SELECT count(*) FROM parquet_bloom_probe('" + written
                + "', 'city', 'no city') WHERE bloom_filter_excludes")).isEqualTo(List.of(List.of("3")));
        assertThat(sql("SELECT bloom_filter_excludes FROM parquet_bloom_probe('" + written + "', 'id', 60000)"))
                .extracting(row -> row.get(0)).contains("false").contains("true");
    }

    @Test
    void parquetJavaUsesThePageIndex() throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new JavaCodecs()).withPageChecksumVerification(true).useColumnIndexFilter(true)
                .withRecordFilter(FilterCompat.get(FilterApi.eq(FilterApi.longColumn("id"), 70_123L))).build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(written), options)) {
            assertThat(reader.getFooter().getFileMetaData().getCreatedBy()).isEqualTo("colonnade version 1");
            assertThat(reader.getFooter().getFileMetaData().getKeyValueMetaData()).containsKey("ARROW:schema");
            assertThat(reader.getRecordCount()).isEqualTo(50_000);
            PageReadStore pages = reader.readNextFilteredRowGroup();
            // One page of id alone, of about 20 000 rows.
            assertThat(pages.getRowCount()).isLessThanOrEqualTo(20_000).isPositive();
        }
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(written),
                ParquetReadOptions.builder(new PlainParquetConfiguration()).withCodecFactory(new JavaCodecs())
                        .build())) {
            for (BlockMetaData block : reader.getFooter().getBlocks()) {
                for (ColumnChunkMetaData chunk : block.getColumns()) {
                    ColumnIndex index = reader.readColumnIndex(chunk);
                    OffsetIndex offsets = reader.readOffsetIndex(chunk);
                    assertThat(offsets).as(chunk.toString()).isNotNull();
                    if (chunk.getPath().toDotString().equals("id")) {
                        assertThat(index.getBoundaryOrder().toString()).isEqualTo("ASCENDING");
                        assertThat(offsets.getPageCount()).isEqualTo(Math.ceilDiv((int) block.getRowCount(), 20_000));
                    }
                    long nulls = index == null
                            ? chunk.getStatistics().getNumNulls()
                            : index.getNullCounts().stream().mapToLong(Long::longValue).sum();
                    assertThat(nulls).as(chunk.toString()).isEqualTo(chunk.getStatistics().getNumNulls());
                }
            }
        }
    }
}
