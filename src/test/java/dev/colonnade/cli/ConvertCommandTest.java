package dev.colonnade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversions on the command line: every form to every form, and what is refused. */
class ConvertCommandTest {
    @TempDir
    Path folder;

    private String sample;

    @BeforeEach
    void make() {
        sample = folder.resolve("sample.parquet").toString();
        assertThat(Run.of("generate", "--rows", "70000", "--columns", "12", "-o", sample).status()).isZero();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private String rows(String file) {
        Run run = Run.of("cat", file, "--format", "jsonl");
        assertThat(run.status()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    void everyFormHoldsTheRows() {
        String expected = rows(sample);
        assertThat(expected.lines()).hasSize(70_000);
        List<String[]> ways = List.of(new String[]{"a.arrow", "none"}, new String[]{"b.arrow", "zstd:1"},
                new String[]{"c.arrows", "lz4"}, new String[]{"d.parquet", "zstd:9"}, new String[]{"e.pq", "gzip"},
                new String[]{"f.parquet", "lz4"}, new String[]{"g.parquet", "none"}, new String[]{"h.feather", "lz4"});
        for (String[] way : ways) {
            Run run = Run.of("convert", sample, "-o", at(way[0]), "--compression", way[1], "--row-group-rows", "30000",
                    "--batch-rows", "7000");
            assertThat(run.status()).as(way[0] + ": " + run.err()).isZero();
            assertThat(rows(at(way[0]))).as(way[0]).isEqualTo(expected);
        }
    }

    @Test
    void whatIsSeenIsWhatIsWritten() throws IOException {
        String[] choice = {"--where", "id % 3 = 0", "--columns", "name,id,twice", "--with", "twice = id * 2"};
        Run seen = Run.of(with(new String[]{"cat", sample, "--format", "jsonl"}, choice));
        for (String name : List.of("out.parquet", "out.arrow", "out.jsonl")) {
            Run run = Run.of(with(new String[]{"convert", sample, "-o", at(name)}, choice));
            assertThat(run.status()).as(run.err()).isZero();
            String written = name.endsWith("jsonl") ? Files.readString(folder.resolve(name)) : rows(at(name));
            assertThat(written).as(name).isEqualTo(seen.out());
        }
        Run sorted = Run.of("sort", sample, "--by", "-id", "-o", at("sorted.parquet"), "--compression", "zstd");
        assertThat(sorted.status()).as(sorted.err()).isZero();
        assertThat(rows(at("sorted.parquet"))).isEqualTo(
                Run.of("cat", sample, "--sort", "-id", "--format", "jsonl").out());
        assertThat(Run.of("cat", sample, "--rows", "5:9", "-o", at("some.parquet")).status()).isZero();
        assertThat(rows(at("some.parquet")).lines()).hasSize(4);
    }

    @Test
    void whatCannotBeWrittenIsSaidBeforeAnythingIs() {
        for (String[] wrong : List.of(new String[]{"x.docx"}, new String[]{"x.parquet", "--compression", "brotli"},
                new String[]{"x.parquet", "--compression", "zstd:99"}, new String[]{"x.csv", "--compression", "zstd"},
                new String[]{"x.arrow", "--compression", "snappy"}, new String[]{"x.parquet", "--bloom", "nobody"},
                new String[]{"x.parquet", "--row-group-rows", "0"}, new String[]{"x.parquet", "--to", "xml"})) {
            String[] command = with(new String[]{"convert", sample, "-o", at(wrong[0])},
                    java.util.Arrays.copyOfRange(wrong, 1, wrong.length));
            Run run = Run.of(command);
            assertThat(run.status()).as(String.join(" ", command)).isEqualTo(Cli.WRONG_USAGE);
            assertThat(run.err().lines()).as(run.err()).hasSize(1);
            assertThat(folder.resolve(wrong[0])).doesNotExist();
        }
        assertThat(Run.of("convert", sample, "-o", sample).status()).isEqualTo(Cli.WRONG_USAGE);
    }

    private static String[] with(String[] some, String[] more) {
        String[] all = java.util.Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
