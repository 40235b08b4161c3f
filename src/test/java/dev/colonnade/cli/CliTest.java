package dev.colonnade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private String table = "";

    @BeforeEach
    void sample() {
        table = folder.resolve("sample data ü.arrow").toString();
        assertThat(Run.of("generate", "--rows", "1000", "-o", table)).returns(0, Run::status).returns("", Run::err)
                .returns("", Run::out);
    }

    private static void failsWith(Run run, int status, String... words) {
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).endsWith("\n").contains(words).doesNotContain("Exception");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void countIsABareNumberOrADocument() {
        assertThat(Run.of("count", table).out()).isEqualTo("1000\n");
        assertThat(Run.of("count", table, "--json").out()).isEqualTo("{\"rows\":1000}\n");
    }

    @Test
    void schemaNamesColumnsAndTypes() {
        assertThat(Run.of("schema", table).out().lines()).hasSize(8).first().asString().startsWith("id")
                .contains("int64").endsWith("not null");
        assertThat(Run.of("schema", table, "--json").out()).contains(
                "{\"name\":\"amount\",\"type\":\"decimal128(12, 2)\",\"nullable\":false,\"metadata\":{}}",
                "\"rows\":1000");
    }

    @Test
    void headPrintsATableOfTenRows() {
        Run run = Run.of("head", table);
        assertThat(run.status()).isZero();
        assertThat(run.out().lines()).hasSize(12);
        assertThat(Run.of("head", table, "-n", "0").out().lines()).hasSize(2);
        assertThat(Run.of("head", table, "-n", "5000", "--columns", "id").out().lines()).hasSize(1002);
    }

    @Test
    void rowsAndColumnsAreChosenInTheOrderAskedFor() {
        assertThat(Run.of("cat", table, "--rows", "998:", "--columns", "active,id", "--format", "jsonl").out())
                .matches("\\{\"active\":(true|false),\"id\":999}\n\\{\"active\":(true|false),\"id\":1000}\n");
        assertThat(Run.of("cat", table, "--rows", "2:4", "--columns", "id", "--format", "jsonl", "--layout", "arrays")
                .out()).isEqualTo("[3]\n[4]\n");
        assertThat(Run.of("cat", table, "--rows", "2:4", "--columns", "\"id\"", "--format", "csv").out())
                .isEqualTo("id\n3\n4\n");
        assertThat(Run.of("cat", table, "--rows", "2000:3000", "--format", "jsonl").out()).isEmpty();
        assertThat(Run.of("cat", table, "--rows", "0:2", "--columns", "id", "--json").out())
                .isEqualTo("[\n{\"id\":1},\n{\"id\":2}\n]\n");
    }

    @Test
    void arrowStreamsAreReadByArrowJava() throws IOException {
        Run run = Run.of("cat", table, "--format", "arrow", "--rows", "7:900");
        try (RootAllocator allocator = new RootAllocator();
                ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(run.bytes()), allocator)) {
            long rows = 0;
            while (reader.loadNextBatch()) {
                BigIntVector ids = (BigIntVector) reader.getVectorSchemaRoot().getVector("id");
                assertThat(ids.get(0)).isEqualTo(8 + rows);
                rows += ids.getValueCount();
            }
            assertThat(rows).isEqualTo(893);
        }
    }

    @Test
    void anOutputFileAppearsWholeAndIsReadBack() throws IOException {
        Path out = folder.resolve("copy.arrows");
        assertThat(Run.of("cat", table, "--format", "arrow", "-o", out.toString()).status()).isZero();
        assertThat(Run.of("cat", out.toString(), "--format", "jsonl").out())
                .isEqualTo(Run.of("cat", table, "--format", "jsonl").out());
        Path csv = folder.resolve("copy.csv");
        Files.writeString(csv, "before");
        failsWith(Run.of("cat", table, "--columns", "nope", "--format", "csv", "-o", csv.toString()), 2, "nope");
        assertThat(csv).hasContent("before");
        failsWith(Run.of("cat", table, "-o", table), 2, "is the file that is being read");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void inspectShowsBatchesColumnsAndOnDemandBuffers() {
        assertThat(Run.of("inspect", table).out()).contains("record batch 0", "column amount", "rows 1000")
                .doesNotContain("buffer 0");
        assertThat(Run.of("inspect", table, "--pages", "--column", "id").out()).contains("column id", "buffer")
                .doesNotContain("column amount");
        assertThat(Run.of("inspect", table, "--json").out()).startsWith("{\"kind\":\"file\"").endsWith("]}\n");
        failsWith(Run.of("inspect", table, "--row-group", "1"), 2, "record batch 1", "numbered from 0");
    }

    @Test
    void samplesFollowFromTheSeedAndComeInAnyWidth() throws IOException {
        Path again = folder.resolve("again.arrow");
        Path other = folder.resolve("other.arrow");
        Path wide = folder.resolve("wide.arrow");
        Run.of("generate", "--rows", "1000", "-o", again.toString());
        Run.of("generate", "--rows", "1000", "--seed", "2", "-o", other.toString());
        assertThat(again).hasSameBinaryContentAs(Path.of(table));
        assertThat(Files.mismatch(again, other)).isNotEqualTo(-1);
        Run run = Run.of("generate", "--rows", "3", "--columns", "3000", "-o", wide.toString(), "--json");
        assertThat(run.out()).startsWith("{\"rows\":3,\"columns\":3000,\"bytes\":");
        assertThat(Run.of("schema", wide.toString()).out().lines()).hasSize(3000);
        assertThat(Run.of("cat", wide.toString(), "--columns", "tags,tags_250,note", "--format", "jsonl").out()
                .lines()).hasSize(3);
    }

    @Test
    void rowsThatPassACondition() {
        assertThat(Run.of("count", table, "--where", "id > 990").out()).isEqualTo("10\n");
        assertThat(Run.of("count", table, "--where", "id > 990", "--json", "--engine", "reference", "--threads", "1")
                .out()).isEqualTo("{\"rows\":10}\n");
        assertThat(Run.of("cat", table, "--where", "id % 100 = 7 AND id < 400", "--columns", "id", "--format", "csv")
                .out()).isEqualTo("id\n7\n107\n207\n307\n");
        assertThat(Run.of("cat", table, "--where", "id % 100 = 7", "--rows", "1:3", "--columns", "id", "--format",
                "csv").out()).isEqualTo("id\n107\n207\n");
        assertThat(Run.of("head", table, "-n", "1", "--where", "id >= 500", "--columns", "id", "--format", "csv").out())
                .isEqualTo("id\n500\n");
        assertThat(Run.of("head", table, "-n", "0", "--where", "id >= 500", "--columns", "id", "--format", "csv").out())
                .isEqualTo("id\n");
    }

    @Test
    void explainTellsWhatIsLeftToRead() {
        assertThat(Run.of("explain", table, "--where", "id > 990", "--json").out()).startsWith("{\"recordBatches\":")
                .contains("\"rows\":{\"kept\":1000,\"total\":1000}");
        assertThat(Run.of("explain", table, "--where", "1 = 2").out()).startsWith("record batches: 0 of 1\n");
        failsWith(Run.of("explain", table), 2, "--where");
    }

    @Test
    void matchesAreWrittenAsArrowAndReadBack() {
        Path out = folder.resolve("some.arrow");
        assertThat(Run.of("cat", table, "--where", "id % 7 = 0", "--format", "arrow", "-o", out.toString()).status())
                .isZero();
        assertThat(Run.of("cat", out.toString(), "--format", "jsonl").out())
                .isEqualTo(Run.of("cat", table, "--where", "id % 7 = 0", "--format", "jsonl").out());
    }

    @Test
    void aMistakeInAConditionIsShownInItsPlace() {
        Run run = Run.of("count", table, "--where", "id > 1 AND amonut = 3");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).endsWith("--where: unknown column \"amonut\" at 1:12, did you mean \"amount\"?\n"
                + "  id > 1 AND amonut = 3\n             ^\n");
        failsWith(Run.of("count", table, "--progress", "none", "--where", "id >"), 2, "--where", "1:5");
        failsWith(Run.of("count", table, "--progress", "none", "--where", "id + 1"), 2, "--where", "condition");
        failsWith(Run.of("count", table, "--progress", "none", "--where", "id = 'x'"), 2, "--where", "1:6");
        failsWith(Run.of("count", table, "--where", "--json"), 2, "'--where'", "'--json'");
        failsWith(Run.of("head", table, "--columns", "-n"), 2, "'--columns'", "'-n'");
        failsWith(Run.of("count", table, "--engine", "quick"), 2, "fast or reference");
        failsWith(Run.of("count", table, "--threads", "0"), 2, "--threads");
        failsWith(Run.of("count", table, "--where", "id * 9223372036854775807 > 1"), 1, "row 1", "64 bits");
    }

    @Test
    void wrongUsageIsStatusTwoAndOneLine() {
        failsWith(Run.of("haed", table), 2, "haed", "head");
        failsWith(Run.of("head"), 2, "FILE");
        failsWith(Run.of("head", table, "--nonsense"), 2, "--nonsense");
        failsWith(Run.of("head", table, "--columns", "amonut"), 2, "amonut", "did you mean \"amount\"?");
        failsWith(Run.of("cat", table, "--rows", "5"), 2, "FROM:TO");
        failsWith(Run.of("cat", table, "--rows", "5:2"), 2, "ends before it begins");
        failsWith(Run.of("cat", table, "--format", "xml"), 2, "jsonl");
        failsWith(Run.of("count", table, "--memory", "1MB"), 2, "at least");
        failsWith(Run.of("count", table, "--memory", "lots"), 2, "amount of memory");
        failsWith(Run.of("count", table, "--progress", "loud"), 2, "auto, plain, json or none");
        failsWith(Run.of("generate", "--rows", "3", "-o", folder.resolve("x.xls").toString()), 2, "x.xls", ".arrow");
    }

    @Test
    void whatCannotBeReadIsStatusOneAndOneLineWithTheFile() throws IOException {
        failsWith(Run.of("head", folder.resolve("not there.arrow").toString()), 1, "not there.arrow");
        Path empty = Files.createFile(folder.resolve("empty.arrow"));
        failsWith(Run.of("head", empty.toString()), 1, "empty.arrow", "empty");
        Path text = Files.writeString(folder.resolve("text.parquet"), "once upon a time\n".repeat(20));
        failsWith(Run.of("count", text.toString()), 1, "text.parquet");
        failsWith(Run.of("count", folder.toString()), 1, folder.toString());
        byte[] whole = Files.readAllBytes(Path.of(table));
        Path cut = Files.write(folder.resolve("cut.arrow"), java.util.Arrays.copyOf(whole, 700));
        failsWith(Run.of("head", cut.toString()), 1, "cut.arrow");
        failsWith(Run.of("cat", table, "-o", folder.resolve("no/such/folder.csv").toString()), 1, "folder");
    }

    @Test
    void progressIsTextOrJsonOnTheErrorStream() {
        Run json = Run.of("cat", table, "--format", "jsonl", "--progress", "json");
        assertThat(json.err().lines()).isNotEmpty().allMatch(line -> line.startsWith("{\"task\":\"cat\",\"phase\":"));
        assertThat(json.err()).contains("\"rowsDone\":1000,\"rowsTotal\":1000");
        assertThat(Run.of("cat", table, "--format", "jsonl", "--progress", "plain").err())
                .contains("1,000 of 1,000 (100%) rows");
        assertThat(Run.of("cat", table, "--format", "jsonl", "--progress", "none").err()).isEmpty();
    }

    @Test
    void cancelledWorkLeavesNothing() throws IOException {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        Path out = folder.resolve("never.arrow");
        Run run = Run.of(cancelled, "generate", "--rows", "100000", "-o", out.toString());
        assertThat(run.status()).isEqualTo(130);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(Path.of(table));
        }
    }

    @Test
    void aReaderThatHasReadEnoughIsNoFailure() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        int status = Cli.run(new String[]{"cat", table, "--format", "jsonl"}, closed,
                new PrintStream(err, true, java.nio.charset.StandardCharsets.UTF_8), new Cancellation());
        assertThat(status).isZero();
        assertThat(err.size()).isZero();
    }

    @Test
    void aMistakeOfOursIsOneLineAndATraceOnlyOnDemand() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) {
                throw new IllegalStateException("nobody expected this");
            }
        };
        for (boolean debug : new boolean[]{false, true}) {
            java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
            String[] args = debug ? new String[]{"count", table, "--debug"} : new String[]{"count", table};
            int status = Cli.run(args, broken, new PrintStream(err, true, java.nio.charset.StandardCharsets.UTF_8),
                    new Cancellation());
            String said = err.toString(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(status).isEqualTo(1);
            assertThat(said).contains("--debug");
            assertThat(said.contains("nobody expected this")).isEqualTo(debug);
            assertThat(said.lines().count() == 1).isEqualTo(!debug);
        }
    }

    @Test
    void helpAndVersion() {
        assertThat(Run.of("--version").out()).startsWith("colonnade ").contains("java 25");
        assertThat(Run.of("--help").out()).contains("schema", "generate").doesNotContain("merge");
        assertThat(Run.of("cat", "--help").out()).contains("--rows", "--invalid-utf8");
        assertThat(Cli.handles("head")).isTrue();
        assertThat(Cli.handles("--version")).isTrue();
        assertThat(Cli.handles("hed")).isTrue();
        assertThat(Cli.handles(table)).isFalse();
        assertThat(Cli.handles("missing.parquet")).isFalse();
    }

    /** A pipe or device is written to, never replaced. */
    @Test
    void anOutputThatIsNoRegularFileStaysWhatItIs() throws Exception {
        Path pipe = folder.resolve("pipe");
        int made;
        try {
            made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        } catch (IOException e) {
            made = -1;
        }
        org.junit.jupiter.api.Assumptions.assumeTrue(made == 0, "this system makes no pipes");
        var reader = java.util.concurrent.CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(Run.of("cat", table, "--format", "csv", "-o", pipe.toString()).status()).isZero();
        assertThat(reader.get()).isEqualTo(Run.of("cat", table, "--format", "csv").out());
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(Files.exists(pipe)).isTrue();
    }

    @Test
    void anOutputKeepsItsPermissionsAndItsLink() throws IOException {
        Path real = folder.resolve("real.csv");
        Path link = folder.resolve("link.csv");
        Files.writeString(real, "old");
        Files.createSymbolicLink(link, real);
        var mine = java.nio.file.attribute.PosixFilePermissions.fromString("rw-------");
        Files.setPosixFilePermissions(real, mine);
        assertThat(Run.of("head", table, "-n", "1", "--format", "csv", "-o", link.toString()).status()).isZero();
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(real).content().startsWith(Run.of("head", table, "-n", "1", "--format", "csv").out());
        assertThat(Files.getPosixFilePermissions(real)).isEqualTo(mine);
    }

    @Test
    void verifyTellsOfAMissingFooterAndOfWhatComesAfterTheEnd() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(table));
        assertThat(Run.of("verify", table).status()).isZero();
        Path cut = folder.resolve("cut.arrow");
        // The end marker and the footer come after the last body; without the last bytes there is no footer.
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 6));
        assertThat(Run.of("count", cut.toString()).out()).isEqualTo("1000\n");
        Run run = Run.of("verify", cut.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("the footer is missing");

        Path stream = folder.resolve("one.arrows");
        Path two = folder.resolve("two.arrows");
        assertThat(Run.of("cat", table, "--format", "arrow", "-o", stream.toString()).status()).isZero();
        Files.write(two, Files.readAllBytes(stream));
        Files.write(two, Files.readAllBytes(stream), java.nio.file.StandardOpenOption.APPEND);
        assertThat(Run.of("verify", stream.toString()).status()).isZero();
        run = Run.of("verify", two.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("which nobody reads");
    }

    @Test
    void columnsAreAskedForOnce() {
        failsWith(Run.of("head", table, "--columns", "id,id"), 2, "asked for twice");
    }

    @Test
    void whatCannotBeOneDocumentIsRefused() {
        failsWith(Run.of("cat", table, "--json", "--format", "csv"), 2, "leave one out");
    }

    @Test
    void everyErrorOfABrokenFileSaysWhatToDo() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(table));
        Path broken = folder.resolve("broken.arrow");
        java.util.Arrays.fill(whole, 8, 400, (byte) 0x7F);
        Files.write(broken, java.util.Arrays.copyOf(whole, whole.length - 6));
        failsWith(Run.of("head", broken.toString()), 1, "broken.arrow", "again");
    }
}
