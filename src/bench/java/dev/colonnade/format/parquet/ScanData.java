package dev.colonnade.format.parquet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The table that scans are measured on: 13 columns of every common kind, made by DuckDB, the same every time. */
final class ScanData {
    private static final String COLUMNS = """
            i AS id,
            (hash(i) % 1000000)::INTEGER AS small,
            hash(i * 7 + 1)::UBIGINT::HUGEINT % 4000000000000 AS wide_,
            (hash(i * 3) % 100000000) / 977.0 AS price,
            sin(i) AS wave,
            ((hash(i * 11) % 1000000000)::DECIMAL(18, 0) / 100)::DECIMAL(12, 2) AS amount,
            DATE '2000-01-01' + (hash(i * 13) % 9000)::INTEGER AS day,
            TIMESTAMP '2020-01-01' + INTERVAL (i) SECOND AS moment,
            'city ' || (hash(i * 17) % 500) AS city,
            'order ' || i || ' of ' || (hash(i * 19) % 100000000) AS note,
            CASE WHEN hash(i * 23) % 10 = 0 THEN NULL ELSE (hash(i * 29) % 100000)::BIGINT END AS maybe,
            (hash(i * 31) % 2 = 0) AS flag,
            (hash(i * 37) % 100)::TINYINT AS tiny""";

    private ScanData() {
    }

    /** Writes the file unless it is there, and gives its path. */
    static Path write(Connection duck, Path folder, long rows, String codec) throws SQLException {
        Path file = folder.resolve("scan-" + rows + "-" + codec + ".parquet");
        if (!Files.exists(file)) {
            try (Statement statement = duck.createStatement()) {
                statement.execute(
                        "COPY (SELECT id, small, wide_::BIGINT AS wide, price, wave, amount, day, moment, city, "
                                + "note, maybe, flag, tiny FROM (SELECT " + COLUMNS + " FROM range(" + rows
                                + ") t(i))) TO '"
                                + file + "' (FORMAT parquet, COMPRESSION " + codec + ")");
            }
        }
        return file;
    }
}
