package dev.colonnade.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that ran in a process of its own, and what the kernel says that one held.
 *
 * @param peak the most anonymous memory seen, bytes
 * @param samples how often it was looked at
 */
public record OwnProcess(int status, String err, long peak, int samples) {
    /** What the JVM may take for itself: code, classes, threads. */
    public static final long BESIDE = 150_000_000;

    /** Where the launcher leaves the C library's memory no room to grow. */
    private static final Map<String, String> MALLOC = Map.of("MALLOC_ARENA_MAX", "2", "MALLOC_MMAP_THRESHOLD_",
            "262144");

    /** Whether the kernel tells what a process holds. */
    public static boolean isMeasured() {
        return Files.isReadable(Path.of("/proc/self/status"));
    }

    /** @param folder for what it writes to the error stream */
    public static OwnProcess run(Path folder, long heap, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap, "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"),
                "dev.colonnade.Main"));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile(folder, "errors", null);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile());
        builder.environment().putAll(MALLOC);
        Process process = builder.start();
        long peak = 0;
        int samples = 0;
        try {
            while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
                long now = anonymous(process.pid());
                peak = Math.max(peak, now);
                samples += now > 0 ? 1 : 0;
            }
        } finally {
            process.destroyForcibly();
        }
        return new OwnProcess(process.exitValue(), Files.readString(errors), peak, samples);
    }

    /** What the kernel says the process holds, in bytes; zero once it is gone. */
    private static long anonymous(long process) throws IOException {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process), "status"))) {
                if (line.startsWith("RssAnon:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
        } catch (NoSuchFileException e) {
            // It ended while we looked.
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No such process")) {
                throw e;
            }
        }
        return 0;
    }
}
