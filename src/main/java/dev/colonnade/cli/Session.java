package dev.colonnade.cli;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.format.Keys;
import dev.colonnade.format.OpenOptions;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.format.out.OutputFile;
import dev.colonnade.memory.Resources;
import dev.colonnade.memory.spill.SpillDirectory;
import dev.colonnade.task.Metrics;
import dev.colonnade.task.MetricsReport;
import dev.colonnade.task.SkippedChunk;
import dev.colonnade.task.Task;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.TaskOptions;
import dev.colonnade.task.TaskRunner;
import dev.colonnade.task.TaskState;
import dev.colonnade.task.Work;
import dev.colonnade.task.export.Fallback;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.TextSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** What every command has: the shared options, streams, the memory it may hold, and who cancels it. */
final class Session implements AutoCloseable {
    private static final String DEFAULT_MEMORY = "2GB";
    /** What must be left beside the heap for buffers: a page of each of a few columns. */
    private static final long LEAST_OFF_HEAP = 24_000_000;

    private static final long TICK_MILLIS = 50;

    /** Something done to an open table. */
    interface Use {
        void with(Table table) throws IOException;
    }

    private final OutputStream out;
    private final Resources resources;
    private final ProgressPrinter progress;
    private final Cancellation cancellation;
    private final boolean json;
    private final TaskChoices choices;
    private final SpillDirectory spill;
    private final TaskRunner runner;
    private final long started = System.nanoTime();
    private boolean measured;
    private final Set<SkippedChunk> skipped = new LinkedHashSet<>();

    private Session(OutputStream out, Resources resources, ProgressPrinter progress,
            Cancellation cancellation, boolean json, TaskChoices choices) {
        this.out = out;
        this.resources = resources;
        this.progress = progress;
        this.cancellation = cancellation;
        this.json = json;
        this.choices = choices;
        this.spill = choices.spillDirectory();
        this.runner = new TaskRunner(resources, spill);
    }

    /** The options that every command has. */
    static void declare(CommandSpec spec) {
        TaskChoices.declare(spec);
        spec.addOption(OptionSpec.builder("--memory").type(String.class).paramLabel("SIZE")
                .description("peak memory, heap included (default: " + DEFAULT_MEMORY + ")").build());
        spec.addOption(OptionSpec.builder("--json").description("print one JSON document").build());
        spec.addOption(OptionSpec.builder("--progress").type(String.class).paramLabel("auto|plain|json|none")
                .description("what to say on the way, on stderr (default: auto, a bar on a terminal)").build());
        spec.addOption(OptionSpec.builder("--debug").description("print a stack trace with an error").build());
        spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("print this").build());
    }

    /** The table that a command works on. */
    static void declareTable(CommandSpec spec) {
        declareTableAlone(spec);
        spec.addOption(option("--keys", "FILE",
                "keys to encrypted Parquet, as JSON (default: what " + GivenKeys.VARIABLE + " holds)"));
    }

    /** The same where {@code --keys} means something else, and keys to encrypted files come by the environment. */
    static void declareTableAlone(CommandSpec spec) {
        spec.addPositional(
                PositionalParamSpec.builder().index("0").arity("1").required(true).type(String.class).paramLabel("FILE")
                        .description("an Arrow or Parquet file, told by its content").build());
    }

    static OptionSpec verifyChecksums() {
        return OptionSpec.builder("--verify-crc").description("fail where a checksum in the file does not fit").build();
    }

    static OptionSpec option(String name, String label, String description) {
        return OptionSpec.builder(name).type(String.class).paramLabel(label).description(description).build();
    }

    static Session of(String task, ParseResult options, OutputStream out, PrintStream err,
            Cancellation cancellation) {
        long memory = Sizes.parse(options.matchedOptionValue("--memory", DEFAULT_MEMORY));
        long heap = Runtime.getRuntime().maxMemory();
        if (memory < heap + LEAST_OFF_HEAP) {
            long least = (heap + LEAST_OFF_HEAP + 999_999) / 1_000_000;
            throw Fault.of(Fault.Kind.USAGE, "--memory " + options.matchedOptionValue("--memory", DEFAULT_MEMORY)
                    + " is too little to work with").advise("give at least " + least + "MB");
        }
        Resources resources = new Resources(memory - heap);
        ProgressPrinter progress = ProgressPrinter.of(options.matchedOptionValue("--progress", "auto"), task, err,
                resources);
        return new Session(out, resources, progress, cancellation, options.hasMatchedOption("--json"),
                TaskChoices.of(options));
    }

    /** Opens the table that the command was given, and tells what befalls it while it is used. */
    void withTable(ParseResult options, Use use) throws IOException {
        withTable(options, options.matchedOptionValue("--keys", (String) null), use);
    }

    /** @param keysFile the file with keys to encrypted Parquet, or null */
    void withTable(ParseResult options, @Nullable String keysFile, Use use) throws IOException {
        String name = options.matchedPositionalValue(0, "");
        if (name.isEmpty()) {
            throw Fault.of(Fault.Kind.USAGE, "the file has no name").advise("name a file");
        }
        Keys keys = GivenKeys.of(keysFile, System.getenv(GivenKeys.VARIABLE));
        OpenOptions how = new OpenOptions(keys, options.hasMatchedOption("--verify-crc"));
        try (Table table = Openers.open(Path.of(name), resources, how, progress, cancellation)) {
            try {
                use.with(table);
            } catch (InternalError e) {
                throw table.explain(e).in(table.name());
            } catch (Fault e) {
                throw e.kind() == Fault.Kind.CANCELLED ? e : e.in(table.name());
            }
        }
    }

    /** What a task does. */
    interface Body<R> {
        R run(Work work) throws IOException;
    }

    /** Runs something over a table as a task: with progress, metrics, and an end when the command is cancelled. */
    <R> R run(String name, Table table, Body<R> body) throws IOException {
        return run(new TableTask<>(name, table, body));
    }

    /** Runs a task, shows how far it is, and leaves its metrics where they were asked for, however it ends. */
    <R> R run(Task<R> task) throws IOException {
        cancellation.check();
        TaskHandle<R> handle = runner.submit(task, choices.options());
        try {
            while (!handle.await(TICK_MILLIS)) {
                if (cancellation.isCancelled()) {
                    handle.cancel();
                }
                progress.show(handle.progress());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            handle.cancel();
            throw Fault.of(Fault.Kind.CANCELLED, "cancelled").because(e);
        }
        progress.show(handle.progress());
        MetricsReport metrics = handle.metrics();
        for (SkippedChunk chunk : metrics.chunksSkipped()) {
            if (skipped.add(chunk)) {
                progress.say(chunk.line());
            }
        }
        if (metrics.events().contains(Fallback.TOLD)) {
            progress.say(Fallback.TOLD);
        }
        choices.writeMetrics(handle.name(), handle.state(), metrics);
        measured = true;
        Fault fault = handle.fault();
        if (fault != null && fault.getCause() instanceof IOException cause && fault.file() != null
                && fault.file().equals(OutputFile.STANDARD_OUTPUT)) {
            throw cause;
        }
        return handle.result();
    }

    /** Ends a command: one that ran no task has taken its time all the same. */
    void measure(String name) {
        if (!measured) {
            choices.writeMetrics(name, TaskState.DONE,
                    new Metrics().report((System.nanoTime() - started) / 1e9));
        }
    }

    TaskOptions taskOptions() {
        return choices.options();
    }

    /** Whether chunks were left out of what a task gave. */
    boolean skipped() {
        return !skipped.isEmpty();
    }

    /** A result as one JSON document, with what had to be left out of it if anything had. */
    String result(String document) {
        if (skipped.isEmpty()) {
            return document;
        }
        TextSink sink = TextSink.inMemory(InvalidUtf8.REPLACE);
        Json.write(skipped.stream().map(SkippedChunk::facts).toList(), sink);
        int end = document.lastIndexOf('}');
        return document.substring(0, end) + ",\"chunksSkipped\":" + sink + document.substring(end);
    }

    OutputStream out() {
        return out;
    }

    Resources resources() {
        return resources;
    }

    ProgressPrinter progress() {
        return progress;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    boolean json() {
        return json;
    }

    @Override
    public void close() {
        progress.end();
        runner.close();
        spill.close();
    }
}
