package dev.colonnade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colonnade.format.out.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that end in the middle of an export. {@code -Dcolonnade.kills=N} kills more of them. */
class KilledExportTest {
    private static final String BEFORE = "what stood there";

    @TempDir
    private Path folder = Path.of("");

    private static List<String> program(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-Xmx96m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"),
                "dev.colonnade.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("errors").toFile()).start();
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    private String source() {
        String source = folder.resolve("source.parquet").toString();
        assertThat(Run.of("generate", "--rows", "300000", "--columns", "12", "-o", source).status()).isZero();
        return source;
    }

    @Test
    void killedAtAnyMomentNoHalfFileStandsUnderTheName() throws Exception {
        String source = source();
        Path out = folder.resolve("out.parquet");
        Random random = new Random(1);
        int killed = 0;
        int left = 0;
        long whole = 0;
        for (int i = 0; i < Integer.getInteger("colonnade.kills", 6); i++) {
            Files.writeString(out, BEFORE);
            Process process = start(program("convert", source, "-o", out.toString(), "--compression", "zstd:12"));
            // The first runs to its end, and tells how long that takes.
            long begin = System.nanoTime();
            boolean done = process.waitFor(whole == 0 ? 120_000 : whole / 5 + random.nextLong(whole),
                    TimeUnit.MILLISECONDS);
            if (whole == 0) {
                whole = (System.nanoTime() - begin) / 1_000_000;
            }
            process.destroyForcibly().waitFor();
            if (done) {
                assertThat(process.exitValue()).as(Files.readString(folder.resolve("errors"))).isZero();
            }
            if (Files.size(out) != BEFORE.length()) {
                Run count = Run.of("count", out.toString());
                assertThat(count.out().strip()).as(count.err()).isEqualTo("300000");
                Run verify = Run.of("verify", out.toString());
                assertThat(verify.status()).as(verify.err()).isZero();
            } else {
                assertThat(out).hasContent(BEFORE);
                killed++;
                left += parts().size();
            }
        }
        assertThat(killed).isPositive();
        assertThat(left).isPositive();
        assertThat(Run.of("convert", source, "-o", out.toString()).status()).isZero();
        assertThat(parts()).isEmpty();
    }

    @Test
    void whatIsLeftAnywhereGoesAtTheNextExportElsewhere() throws Exception {
        String source = source();
        Path far = Files.createDirectories(folder.resolve("fär away/ \n1"));
        List<Path> left = List.of();
        for (int i = 0; i < 40 && left.isEmpty(); i++) {
            Process process = start(program("convert", source, "-o", far.resolve("out.csv").toString()));
            for (int j = 0; j < 2000 && left.isEmpty() && process.isAlive(); j++) {
                Thread.sleep(2);
                left = list(far);
            }
            process.destroyForcibly().waitFor();
            left = list(far).stream().filter(file -> file.toString().endsWith(".part")).toList();
        }
        assertThat(left).isNotEmpty();
        // Another process writes at the same time: nobody takes that away.
        Path other = folder.resolve("other.csv");
        Process alive = start(program("generate", "--rows", "900000000", "-o", other.toString()));
        try {
            while (parts().isEmpty() && alive.isAlive()) {
                Thread.sleep(5);
            }
            assertThat(Run.of("generate", "--rows", "1", "-o",
                    Files.createDirectory(folder.resolve("near")).resolve("x.csv").toString()).status()).isZero();
            assertThat(list(far)).isEmpty();
            assertThat(parts()).hasSize(1);
        } finally {
            alive.destroyForcibly().waitFor();
        }
        OutputFile.tidy();
        assertThat(parts()).isEmpty();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aSignalEndsInTheStatusOfWhatIsCancelled() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "no signals to send");
        for (String signal : List.of("-INT", "-TERM", "-HUP")) {
            Path out = folder.resolve("out.csv");
            Files.writeString(out, BEFORE);
            Process process = start(program("generate", "--rows", "900000000", "-o", out.toString()));
            while (parts().isEmpty() && process.isAlive()) {
                Thread.sleep(5);
            }
            assertThat(new ProcessBuilder("/bin/kill", signal, Long.toString(process.pid())).start().waitFor())
                    .isZero();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(signal).isEqualTo(Cli.CANCELLED);
            assertThat(Files.readString(folder.resolve("errors"))).isEqualTo("cancelled" + System.lineSeparator());
            assertThat(out).hasContent(BEFORE);
            assertThat(parts()).isEmpty();
        }
    }

    @Test
    void theStandardOutputHasANameToo() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/stdout")), "a system without that name");
        String source = folder.resolve("few.parquet").toString();
        assertThat(Run.of("generate", "--rows", "3", "-o", source).status()).isZero();
        Process process = new ProcessBuilder(program("convert", source, "--to", "csv", "-o", "/dev/stdout")).start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(new String(process.getErrorStream().readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8)).isZero();
        assertThat(out).isEqualTo(Run.of("cat", source, "--format", "csv").out());
        for (String[] command : List.of(new String[]{"convert", source, "--to", "csv"}, new String[]{"cat", source},
                new String[]{"generate", "--rows", "1", "--to", "csv"})) {
            Run run = Run.of(java.util.stream.Stream.concat(java.util.Arrays.stream(command),
                    java.util.stream.Stream.of("-o", "-")).toArray(String[]::new));
            assertThat(run.status()).isEqualTo(Cli.WRONG_USAGE);
            assertThat(run.err()).contains("-o - names no file").contains("standard output").hasLineCount(1);
        }
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void aFileThatMayNotGrowLeavesWhatStoodThere() throws Exception {
        Path shell = Path.of("/bin/sh");
        assumeTrue(Files.isExecutable(shell), "no shell that limits the size of files");
        String source = source();
        Path out = folder.resolve("out.parquet");
        Files.writeString(out, BEFORE);
        List<String> limited = new ArrayList<>(List.of(shell.toString(), "-c", "ulimit -f 1000 && exec \"$@\"", "sh"));
        limited.addAll(program("convert", source, "-o", out.toString(), "--compression", "none"));
        Process process = start(limited);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(Files.readString(folder.resolve("errors"))).contains("cannot be written").contains("out.parquet")
                .matches(text -> text.lines().count() == 1);
        assertThat(out).hasContent(BEFORE);
        assertThat(parts()).isEmpty();
    }
}
