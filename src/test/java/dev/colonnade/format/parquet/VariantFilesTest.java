package dev.colonnade.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.format.Table;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.TestResources;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** VARIANT columns that DuckDB wrote, as they are and shredded: the JSON they stand for. */
class VariantFilesTest {
    private static final String VALUES = """
            SELECT * FROM (VALUES
              (1, 42::VARIANT), (2, 'text "quoted"'::VARIANT), (3, NULL::VARIANT), (4, true::VARIANT),
              (5, {'b': 1, 'a': 'x'}::VARIANT), (6, [1, 2, 3]::VARIANT), (7, 1.50::DECIMAL(9, 2)::VARIANT),
              (8, DATE '2025-01-05'::VARIANT), (9, TIMESTAMP '2025-01-05 01:02:03.5'::VARIANT),
              (10, (-1.5)::DOUBLE::VARIANT), (11, {'a': {'c': [NULL, 'y']}, 'b': 300}::VARIANT),
              (12, repeat('long ', 30)::VARIANT), (13, '\\xAB'::BLOB::VARIANT),
              (14, '550e8400-e29b-41d4-a716-446655440000'::UUID::VARIANT)) t(i, v) ORDER BY i""";
    private static final String[] EXPECTED = {"[1,42]", "[2,\"text \\\"quoted\\\"\"]", "[3,null]", "[4,true]",
            "[5,{\"a\":\"x\",\"b\":1}]", "[6,[1,2,3]]", "[7,\"1.50\"]", "[8,\"2025-01-05\"]",
            "[9,\"2025-01-05T01:02:03.500000\"]", "[10,-1.5]", "[11,{\"a\":{\"c\":[null,\"y\"]},\"b\":300}]",
            "[12,\"" + "long ".repeat(30) + "\"]", "[13,\"ab\"]", "[14,\"550e8400-e29b-41d4-a716-446655440000\"]"};

    private final TestResources opener = new TestResources(64 << 20);

    @TempDir
    private Path folder = Path.of("");

    private void reads(String options) throws Exception {
        Path file = folder.resolve("variant.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:"); Statement sql = duck.createStatement()) {
            sql.execute("COPY (" + VALUES + ") TO '" + file + "' (FORMAT parquet" + options + ")");
        }
        try (Table table = opener.open(file)) {
            assertThat(Rows.of(table)).containsExactly(EXPECTED);
            assertThat(table.schema().field(1).type().storageType().toString()).contains("metadata: binary");
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    @Test
    void asTheyAre() throws Exception {
        reads("");
    }

    @Test
    void shreddedIntoAnObject() throws Exception {
        reads(", SHREDDING {v: 'STRUCT(a VARCHAR, b INTEGER)'}");
    }

    @Test
    void shreddedIntoAList() throws Exception {
        reads(", SHREDDING {v: 'INTEGER[]'}");
    }

    @Test
    void shreddedIntoAValue() throws Exception {
        reads(", SHREDDING {v: 'DECIMAL(9, 2)'}");
    }
}
