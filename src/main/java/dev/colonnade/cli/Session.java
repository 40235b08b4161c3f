package dev.colonnade.cli;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.format.Keys;
import dev.colonnade.format.OpenOptions;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** What every command has: the shared options, streams, the memory it may hold, and who cancels it. */
final class Session implements AutoCloseable {
    private static final String DEFAULT_MEMORY = "2GB";
    /** What must be left beside the heap for buffers: a page of each of a few columns. */
    private static final long LEAST_OFF_HEAP = 24_000_000;

    /** Something done to an open table. */
    interface Use {
        void with(Table table) throws IOException;
    }

    private final OutputStream out;
    private final Resources resources;
    private final ProgressPrinter progress;
    private final Cancellation cancellation;
    private final boolean json;

    private Session(OutputStream out, Resources resources, ProgressPrinter progress,
            Cancellation cancellation, boolean json) {
        this.out = out;
        this.resources = resources;
        this.progress = progress;
        this.cancellation = cancellation;
        this.json = json;
    }

    /** The options that every command has. */
    static void declare(CommandSpec spec) {
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
        spec.addPositional(
                PositionalParamSpec.builder().index("0").arity("1").required(true).type(String.class).paramLabel("FILE")
                        .description("an Arrow or Parquet file, told by its content").build());
        spec.addOption(option("--keys", "FILE",
                "keys to encrypted Parquet, as JSON (default: what " + GivenKeys.VARIABLE + " holds)"));
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
        return new Session(out, resources, progress, cancellation, options.hasMatchedOption("--json"));
    }

    /** Opens the table that the command was given, and tells what befalls it while it is used. */
    void withTable(ParseResult options, Use use) throws IOException {
        String name = options.matchedPositionalValue(0, "");
        if (name.isEmpty()) {
            throw Fault.of(Fault.Kind.USAGE, "the file has no name").advise("name a file");
        }
        Keys keys = GivenKeys.of(options.matchedOptionValue("--keys", (String) null),
                System.getenv(GivenKeys.VARIABLE));
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
    }
}
