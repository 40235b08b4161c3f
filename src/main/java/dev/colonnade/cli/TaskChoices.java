package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.format.out.OutputFile;
import dev.colonnade.memory.spill.SpillDirectory;
import dev.colonnade.scan.Engine;
import dev.colonnade.task.BadChunks;
import dev.colonnade.task.MetricsReport;
import dev.colonnade.task.TaskOptions;
import dev.colonnade.task.TaskState;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.TextSink;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options that say how tasks are run. Every command takes them, also one whose only task is to open a file.
 *
 * @param spill where to spill, or null for the system's folder
 * @param metrics the file to write metrics to, or null
 */
record TaskChoices(TaskOptions options, @Nullable Path spill, @Nullable Path metrics) {
    static void declare(CommandSpec spec) {
        spec.addOption(Session.option("--threads", "N", "threads to work with (default: one a core)"));
        spec.addOption(Session.option("--retries", "N", "how often to try a read again that failed (default: 0)"));
        spec.addOption(Session.option("--spill-dir", "DIR", "where to put what does not fit the memory"));
        spec.addOption(Session.option("--metrics", "FILE", "write what it did and what that took, as JSON"));
        spec.addOption(Session.option("--on-bad-chunk", "fail|skip",
                "what to do about chunks that cannot be read (default: fail; skip ends with status 3)"));
        spec.addOption(Session.option("--engine", "fast|reference",
                "how conditions are worked out (default: fast; reference is slow and plain)"));
        spec.addOption(Session.option("--chunk-rows", "N|off",
                "rows worked on at a time, or whole chunks (default: by bytes)"));
    }

    /** Wrong choices are told before anything is opened. */
    static TaskChoices of(ParseResult given) {
        Engine engine = switch (value(given, "--engine", "fast")) {
            case "fast" -> Engine.FAST;
            case "reference" -> Engine.REFERENCE;
            case String other -> throw unknown("--engine", other, "choose fast or reference");
        };
        BadChunks bad = switch (value(given, "--on-bad-chunk", "fail")) {
            case "fail" -> BadChunks.FAIL;
            case "skip" -> BadChunks.SKIP;
            case String other -> throw unknown("--on-bad-chunk", other, "choose fail or skip");
        };
        String rows = value(given, "--chunk-rows", "");
        long chunkRows = rows.isEmpty()
                ? TaskOptions.BY_BYTES
                : rows.equals("off") ? TaskOptions.WHOLE_CHUNKS : number(rows, "--chunk-rows", 1, 1_000_000_000);
        TaskOptions options = new TaskOptions(
                (int) number(value(given, "--threads", Integer.toString(Runtime.getRuntime().availableProcessors())),
                        "--threads", 1, 9999),
                bad, (int) number(value(given, "--retries", "0"), "--retries", 0, 1000), chunkRows, engine);
        String folder = value(given, "--spill-dir", "");
        String metrics = value(given, "--metrics", "");
        return new TaskChoices(options, folder.isEmpty() ? null : Path.of(folder),
                metrics.isEmpty() ? null : Path.of(metrics));
    }

    private static String value(ParseResult given, String option, String otherwise) {
        return given.matchedOptionValue(option, otherwise);
    }

    private static Fault unknown(String option, String value, String remedy) {
        return Fault.of(Fault.Kind.USAGE, option + " " + value + " is not known").advise(remedy);
    }

    private static long number(String text, String option, long least, long most) {
        if (text.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        String what = option.equals("--threads") ? " is not a number of threads" : " is not a number to go by";
        throw Fault.of(Fault.Kind.USAGE, option + " " + text + what).advise("write " + least + " or more");
    }

    SpillDirectory spillDirectory() {
        Path folder = spill;
        return folder == null ? SpillDirectory.standard() : new SpillDirectory(folder);
    }

    void writeMetrics(String task, TaskState state, MetricsReport report) {
        Path file = metrics;
        if (file == null) {
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("task", task);
        all.put("state", state.name().toLowerCase(Locale.ROOT));
        all.putAll(report.figures());
        try (OutputFile out = OutputFile.create(file)) {
            TextSink sink = TextSink.over(Channels.newOutputStream(out.channel()), InvalidUtf8.REPLACE);
            Json.write(all, sink);
            sink.put('\n');
            sink.flush();
            out.commit();
        } catch (UncheckedIOException e) {
            throw OutputFile.failed(file, Objects.requireNonNull(e.getCause()));
        }
    }
}
