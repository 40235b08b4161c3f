package dev.colonnade.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.TestResources;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.JsonText;
import dev.colonnade.text.TextSink;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random tables that DuckDB writes, with every codec, version, null share and nesting it has, read back by us: the same
 * rows as DuckDB says it wrote, whole and by random ranges, and the same again through dictionaries.
 */
class DuckDifferentialTest {
    /** A column: what makes its values out of i, and what makes JSON of them as we write it. */
    private record Kind(String value, String json) {
        static Kind plain(String value) {
            return new Kind(value, "to_json(%s)");
        }

        static Kind text(String value) {
            return new Kind(value, "to_json(%s::VARCHAR)");
        }
    }

    private static final List<Kind> KINDS = List.of(Kind.plain("i"),
            Kind.plain("((hash(i) % 200)::INT - 100)::TINYINT"),
            Kind.plain("(hash(i) % 60000)::USMALLINT"), Kind.plain("((hash(i) % 60000)::INT - 30000)::SMALLINT"),
            Kind.plain("hash(i)::UBIGINT"), Kind.plain("(hash(i) % 4000000000)::UINTEGER"),
            Kind.plain("(hash(i) % 13)::INTEGER - 6"), Kind.plain("(hash(i) % 1000000007)::BIGINT * -3000000000"),
            Kind.plain("sin(i)"), Kind.plain("cos(i)::FLOAT"), Kind.plain("hash(i) % 3 = 0"),
            Kind.text("(((hash(i) % 20001)::INT - 10000) / 100.0)::DECIMAL(9, 2)"),
            Kind.text("((hash(i) % 2000001)::DECIMAL(18, 0) - 1000000)::DECIMAL(18, 4)"),
            Kind.text("((hash(i))::HUGEINT * -1234567)::DECIMAL(38, 0)"),
            Kind.text("((hash(i) % 1000)::DECIMAL(4, 1))"), Kind.text("DATE '1900-01-01' + (hash(i) % 90000)::INTEGER"),
            new Kind("TIMESTAMP '1960-01-01' + INTERVAL (hash(i) % 4000000000) SECOND + INTERVAL (i) MICROSECOND",
                    "to_json(strftime(%s, '%%Y-%%m-%%dT%%H:%%M:%%S.%%f'))"),
            Kind.plain("'word ' || (hash(i) % 30)"), Kind.plain("repeat('ä€𝄞\"\\', (hash(i) % 40)::INT) || i"),
            Kind.plain("CASE WHEN hash(i) % 5 = 0 THEN '' ELSE repeat('x', (hash(i) % 300)::INT) END"),
            new Kind("('b' || hash(i))::BLOB", "to_json(lower(hex(%s)))"), Kind.text("uuid()"),
            Kind.plain("range((hash(i) % 5)::BIGINT)"),
            Kind.plain("CASE WHEN hash(i) % 4 = 0 THEN [] ELSE [NULL, 'a' || i, NULL] END"),
            Kind.plain("{'a': i, 'b': CASE WHEN hash(i) % 2 = 0 THEN 'b' || (i % 7) END}"),
            Kind.plain("[{'n': i, 'l': range((hash(i) % 3)::BIGINT)}, NULL, {'n': NULL, 'l': NULL}]"),
            Kind.plain("[[i], [], NULL, [i, NULL, i + 1]]"),
            new Kind("MAP {'k' || i: i, 'x': NULL}", "to_json(map_entries(%s))"));

    private final TestResources opener = new TestResources(256 << 20);

    @TempDir
    private Path folder = Path.of("");

    @RepeatedTest(30)
    void readsWhatDuckDbWrote(RepetitionInfo repetition) throws Exception {
        int seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        Path file = folder.resolve(seed + ".parquet");
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            kinds.add(KINDS.get(random.nextInt(KINDS.size())));
        }
        int rows = random.nextInt(6000);
        List<String> expected;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:"); Statement sql = duck.createStatement()) {
            sql.execute("CREATE TABLE t AS SELECT " + columns(kinds, random) + " FROM range(" + rows + ") r(i)");
            String codec = List.of("uncompressed", "snappy", "zstd", "gzip", "lz4_raw", "brotli")
                    .get(random.nextInt(6));
            sql.execute("COPY t TO '" + file + "' (FORMAT parquet, COMPRESSION " + codec + ", PARQUET_VERSION V"
                    + (1 + random.nextInt(2)) + ", ROW_GROUP_SIZE " + (random.nextBoolean() ? 2048 : 100_000) + ")");
            expected = rows(sql, kinds);
        }
        try (Table table = opener.open(file)) {
            assertThat(table.rowCount()).isEqualTo(rows);
            List<String> all = Rows.of(table);
            Rows.assertEqual(all, expected, table.schema().fields());
            assertThat(encoded(table)).isEqualTo(all);
            for (int i = 0; i < 40 && rows > 0; i++) {
                int from = random.nextInt(rows);
                int to = from + random.nextInt(Math.min(300, rows - from) + 1);
                int[] columns = random.ints(0, kinds.size()).distinct().limit(1 + random.nextInt(4)).toArray();
                List<String> some = Rows.of(table, RowRange.of(from, to), columns);
                List<String> whole = Rows.of(table, RowRange.of(0, rows), columns);
                assertThat(some).isEqualTo(whole.subList(from, to));
            }
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    private static String columns(List<Kind> kinds, Random random) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < kinds.size(); i++) {
            int nulls = List.of(0, 0, 2, 10, 100).get(random.nextInt(5));
            String value = kinds.get(i).value();
            sql.append(i == 0 ? "" : ", ").append(switch (nulls) {
                case 0 -> value;
                case 100 -> "CASE WHEN i % 2500 < 2300 THEN NULL ELSE " + value + " END";
                default -> "CASE WHEN hash(i + " + i + ") % " + nulls + " = 0 THEN NULL ELSE " + value + " END";
            }).append(" AS c").append(i);
        }
        return sql.toString();
    }

    private static List<String> rows(Statement sql, List<Kind> kinds) throws SQLException {
        StringBuilder row = new StringBuilder("'['");
        for (int i = 0; i < kinds.size(); i++) {
            row.append(i == 0 ? "" : " || ','").append(" || coalesce(CASE WHEN c").append(i)
                    .append(" IS NULL THEN NULL ELSE ")
                    .append(String.format(kinds.get(i).json(), "c" + i)).append(" END::VARCHAR, 'null')");
        }
        List<String> rows = new ArrayList<>();
        try (ResultSet result = sql.executeQuery("SELECT " + row + " || ']' FROM t ORDER BY rowid")) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    /** All rows through {@link Table#readEncoded}. */
    private static List<String> encoded(Table table) {
        List<String> rows = new ArrayList<>();
        TextSink sink = TextSink.inMemory(InvalidUtf8.REPLACE);
        for (long at = 0; at < table.rowCount();) {
            try (Batch batch = table.readEncoded(RowRange.of(at, table.rowCount()), table.schema().all(),
                    Cancellation.NEVER)) {
                for (int row = 0; row < batch.length(); row++) {
                    sink.clear();
                    sink.put('[');
                    for (int i = 0; i < batch.columns().size(); i++) {
                        Column column = batch.column(i);
                        sink.ascii(i == 0 ? "" : ",");
                        JsonText.write(column, row, sink);
                    }
                    sink.put(']');
                    rows.add(sink.toString());
                }
                at = batch.rows().to();
            }
        }
        return rows;
    }
}
