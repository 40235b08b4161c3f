package dev.colonnade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.format.arrow.write.ArrowWriter;
import dev.colonnade.format.out.ChannelTarget;
import dev.colonnade.format.out.OutputFile;
import dev.colonnade.memory.Resources;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with one chunk of three broken on purpose. */
class BadChunksTest {
    @TempDir
    Path folder;

    /** Three row groups of 4096 rows; a page of the middle one is overwritten. */
    private String parquet() throws SQLException, IOException {
        Path file = folder.resolve("broken.parquet");
        long page;
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("COPY (SELECT range AS id, 'text ' || range AS t FROM range(12288)) TO '" + file
                    + "' (ROW_GROUP_SIZE 4096)");
            try (ResultSet result = statement.executeQuery("SELECT data_page_offset FROM parquet_metadata('" + file
                    + "') WHERE row_group_id = 1 AND path_in_schema = 't'")) {
                assertThat(result.next()).isTrue();
                page = result.getLong(1);
            }
        }
        overwrite(file, page, new byte[]{-1, -1, -1, -1, -1, -1, -1, -1});
        return file.toString();
    }

    /** Three batches of 4096 rows; an offset of the middle one points nowhere. */
    private String arrow() throws IOException {
        Path file = folder.resolve("broken.arrow");
        Schema schema = new Schema(List.of(new Field("id", new Type.Int(64, true), false),
                new Field("t", new Type.Utf8(Type.Layout.SMALL), false)));
        try (OutputFile out = OutputFile.create(file)) {
            ArrowWriter writer = new ArrowWriter(schema, new ChannelTarget(out.channel()), true,
                    new Resources(10_000_000).held());
            for (int batch = 0; batch < 3; batch++) {
                writer.write(columns(schema, batch), 4096);
            }
            writer.finish();
            out.commit();
        }
        ByteBuffer pattern = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        pattern.putInt(0).putInt(7).putInt(14).putInt(21);
        String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        int offsets = all.indexOf(new String(pattern.array(), StandardCharsets.ISO_8859_1));
        assertThat(offsets).isPositive();
        overwrite(file, offsets + 1000 * 4L, new byte[]{-1, -1, -1, 127});
        return file.toString();
    }

    private static List<Column> columns(Schema schema, int batch) {
        int[] offsets = new int[4097];
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 4096; i++) {
            text.append("text ".repeat(2), 0, 6 + batch);
            offsets[i + 1] = text.length();
        }
        return List.of(
                new FixedColumn(schema.field(0).type(), 4096, Bits.ALL, 8,
                        MemorySegment.ofArray(LongStream.range(batch * 4096L, (batch + 1) * 4096L).toArray())),
                new VarBytesColumn(schema.field(1).type(), 4096, Bits.ALL, false, MemorySegment.ofArray(offsets),
                        MemorySegment.ofArray(text.toString().getBytes(StandardCharsets.UTF_8))));
    }

    private static void overwrite(Path file, long at, byte[] bytes) throws IOException {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(at);
            raw.write(bytes);
        }
    }

    private void check(String file, String kind) throws IOException {
        Run fails = Run.of("cat", file, "--format", "csv", "--columns", "id,t", "--progress", "none");
        assertThat(fails.status()).isEqualTo(1);
        assertThat(fails.err().lines()).hasSize(1).first().asString().contains(file);

        Path out = folder.resolve("dedup.csv");
        Run dedup = Run.of("dedup", file, "--keys", "t", "-o", out.toString(), "--progress", "none");
        assertThat(dedup.status()).isEqualTo(1);
        assertThat(dedup.err().lines()).hasSize(1).first().asString().contains(file);
        assertThat(out).doesNotExist();
        Run kept = Run.of("dedup", file, "--keys", "id", "-o", out.toString(), "--on-bad-chunk", "skip", "--json");
        assertThat(kept.status()).isEqualTo(3);
        assertThat(kept.out())
                .startsWith("{\"rows\":8192,\"unique\":8192,\"duplicates\":0,\"groups\":8192,\"chunksSkipped\":[{");
        JsonNode missing = new ObjectMapper().readTree(kept.out()).get("chunksSkipped");
        assertThat(missing).hasSize(1);
        assertThat(missing.at("/0/file").asText()).isEqualTo(file);
        assertThat(missing.at("/0/chunk").asText()).isEqualTo(kind + " 1");
        assertThat(missing.at("/0/rows").asLong()).isEqualTo(4096);
        assertThat(missing.at("/0/reason").asText()).isNotBlank();
        assertThat(out).content().hasLineCount(8193);

        sort(file);

        Path metrics = folder.resolve("metrics.json");
        Run skips = Run.of("cat", file, "--format", "csv", "--on-bad-chunk", "skip", "--metrics", metrics.toString());
        assertThat(skips.err().lines()).singleElement().asString()
                .startsWith("skipped: " + file + ", " + kind + " 1 with 4,096 rows: ");
        assertThat(skips.status()).isEqualTo(3);
        assertThat(skips.out().lines().skip(1).map(line -> Long.parseLong(line.substring(0, line.indexOf(',')))))
                .containsExactlyElementsOf(
                        LongStream.concat(LongStream.range(0, 4096), LongStream.range(8192, 12288)).boxed().toList());
        JsonNode left = new ObjectMapper().readTree(metrics.toFile());
        assertThat(left.at("/chunksSkipped")).hasSize(1);
        assertThat(left.at("/chunksSkipped/0/file").asText()).isEqualTo(file);
        assertThat(left.at("/chunksSkipped/0/chunk").asText()).isEqualTo(kind + " 1");
        assertThat(left.at("/rowsWritten").asLong()).isEqualTo(8192);
        assertThat(left.at("/bytesRead").asLong()).isPositive();

        Run count = Run.of("count", file, "--on-bad-chunk", "skip", "--where", "t LIKE 'text%' AND id >= 4000");
        assertThat(count.out()).isEqualTo("4192\n");
        assertThat(count.status()).isEqualTo(3);
        Run quiet = Run.of("count", file, "--on-bad-chunk", "skip", "--progress", "none");
        assertThat(quiet.out()).isEqualTo("8192\n");
        assertThat(quiet.err()).isEmpty();
        assertThat(quiet.status()).isEqualTo(3);
        // What is not asked for cannot be bad.
        Run other = Run.of("count", file, "--on-bad-chunk", "skip", "--where", "id >= 4000");
        assertThat(other.out()).isEqualTo("8288\n");
        assertThat(other.status()).isZero();
    }

    private void sort(String file) throws IOException {
        Path out = folder.resolve("sorted.csv");
        Run sort = Run.of("sort", file, "--by", "-t", "-o", out.toString(), "--progress", "none");
        assertThat(sort.status()).isEqualTo(1);
        assertThat(sort.err().lines()).hasSize(1).first().asString().contains(file);
        assertThat(out).doesNotExist();
        Run count = Run.of("count", file, "--where", "t LIKE 'text%'", "--progress", "none");
        assertThat(count.status()).isEqualTo(1);
        assertThat(count.err().lines()).hasSize(1).first().asString().contains(file);

        Path metrics = folder.resolve("sorted.json");
        Run skips = Run.of("sort", file, "--by", "-id", "-o", out.toString(), "--on-bad-chunk", "skip", "--metrics",
                metrics.toString());
        assertThat(skips.err().lines()).singleElement().asString().startsWith("skipped: " + file);
        assertThat(skips.status()).isEqualTo(3);
        assertThat(Files.readAllLines(out).stream().skip(1)
                .map(line -> Long.parseLong(line.substring(0, line.indexOf(',')))))
                .containsExactlyElementsOf(LongStream.concat(LongStream.range(0, 4096).map(i -> 12287 - i),
                        LongStream.range(0, 4096).map(i -> 4095 - i)).boxed().toList());
        JsonNode left = new ObjectMapper().readTree(metrics.toFile());
        assertThat(left.at("/chunksSkipped")).hasSize(1);
        assertThat(left.at("/chunksSkipped/0/chunk").asText()).endsWith(" 1");
        assertThat(left.at("/chunksSkipped/0/reason").asText()).isNotEmpty();
    }

    @Test
    void aBrokenRowGroupFailsOrIsSkipped() throws SQLException, IOException {
        check(parquet(), "row group");
    }

    @Test
    void aBrokenRecordBatchFailsOrIsSkipped() throws IOException {
        check(arrow(), "record batch");
    }

    @Test
    void everyTaskLeavesItsMetrics() throws IOException {
        Path made = folder.resolve("made.arrow");
        for (Map.Entry<String, List<String>> run : Map.of("generate",
                List.of("generate", "--rows", "1000", "-o", made.toString())).entrySet()) {
            metrics(run.getKey(), run.getValue());
        }
        metrics("count", List.of("count", made.toString(), "--where", "id > 10"));
        metrics("head", List.of("head", made.toString()));
        metrics("verify", List.of("verify", made.toString()));
    }

    private void metrics(String task, List<String> command) throws IOException {
        Path file = folder.resolve(task + ".json");
        List<String> all = new java.util.ArrayList<>(command);
        all.addAll(List.of("--metrics", file.toString(), "--progress", "none"));
        Run run = Run.of(all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        JsonNode metrics = new ObjectMapper().readTree(file.toFile());
        assertThat(metrics.path("task").asText()).isEqualTo(task);
        for (String field : List.of("wallSeconds", "phases", "rowsRead", "rowsWritten", "bytesRead", "bytesWritten",
                "rowsPerSecond", "megabytesPerSecond", "peakHeldBytes", "peakAnonymousBytes",
                "peakMappedResidentBytes", "spilledBytes", "filesProcessed", "chunksProcessed", "chunksPruned",
                "chunksSkipped")) {
            assertThat(metrics.has(field)).as(field).isTrue();
        }
    }
}
