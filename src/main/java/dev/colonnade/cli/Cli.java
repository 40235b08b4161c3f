package dev.colonnade.cli;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command line as a function: arguments and streams in, an exit status out. */
public final class Cli {
    /** Exit statuses. */
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int WRONG_USAGE = 2;
    public static final int SKIPPED = 3;
    public static final int CANCELLED = 130;

    private static final Set<String> ORDERS = Set.of("--by", "--sort", "--order-by");
    private static final List<Command> COMMANDS = List.of(new SchemaCommand(), new InspectCommand(),
            new CountCommand(), new ExplainCommand(), new RowsCommand("head"), new RowsCommand("cat"),
            new SortCommand(), new DedupCommand(), new ConvertCommand(), new GenerateCommand(),
            new VerifyCommand(), new SnapshotCommand());

    private Cli() {
    }

    /** Whether the first argument is for the command line rather than a file for the window. */
    public static boolean handles(String first) {
        return first.startsWith("-") || find(first) != null || !mayBePath(first);
    }

    /** A plain word that no file has as its name is a mistyped command, not a path. */
    private static boolean mayBePath(String first) {
        return first.isEmpty() || first.indexOf('.') >= 0 || first.indexOf('/') >= 0 || first.indexOf('\\') >= 0
                || java.nio.file.Files.exists(java.nio.file.Path.of(first));
    }

    private static @Nullable Command find(String name) {
        for (Command command : COMMANDS) {
            if (command.name().equals(name)) {
                return command;
            }
        }
        return null;
    }

    /** All commands, in the order that help tells of them. */
    static List<Command> commands() {
        return COMMANDS;
    }

    static CommandSpec spec(Command command, String name) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(command.summary());
        command.declare(spec);
        Session.declare(spec);
        return spec;
    }

    /**
     * Runs one command. Nothing is left open, and nothing but the exit status left behind.
     *
     * @param out what the command prints goes here and nothing else does
     * @param err progress and the line that says what went wrong
     */
    public static int run(String[] args, OutputStream out, PrintStream err,
            Cancellation cancellation) {
        if (args.length == 0 || args[0].equals("--help") || args[0].equals("-h") || args[0].equals("help")) {
            return print(out, err, overview());
        }
        if (args[0].equals("--version") || args[0].equals("-V")) {
            return print(out, err, Version.text());
        }
        Command command = find(args[0]);
        if (command == null) {
            String near = Names.near(args[0], COMMANDS.stream().map(Command::name).toList());
            err.println("\"" + args[0] + "\" is neither a command nor a file"
                    + (near.isEmpty() ? "" : "; did you mean " + near + "?")
                    + (near.isEmpty() ? "; see colonnade --help" : ""));
            return WRONG_USAGE;
        }
        CommandLine line = new CommandLine(spec(command, "colonnade " + command.name()));
        // So that --sort -name is the column and not -n with the value "ame".
        line.setAllowOptionsAsOptionParameters(true);
        ParseResult options;
        try {
            options = line.parseArgs(java.util.Arrays.copyOfRange(args, 1, args.length));
        } catch (CommandLine.ParameterException e) {
            err.println(oneLine(e.getMessage()) + "; see colonnade " + command.name() + " --help");
            return WRONG_USAGE;
        }
        String missing = missing(options);
        if (missing != null) {
            err.println(missing + "; see colonnade " + command.name() + " --help");
            return WRONG_USAGE;
        }
        if (options.isUsageHelpRequested()) {
            return print(out, err, line.getUsageMessage(CommandLine.Help.Ansi.OFF));
        }
        return run(command, options, out, err, cancellation);
    }

    /** What is wrong where an option stands in the place of another one's value; null if none does. */
    private static @Nullable String missing(ParseResult options) {
        for (OptionSpec option : options.matchedOptions()) {
            for (String value : option.originalStringValues()) {
                // -n may well be a column that is sorted by.
                boolean order = ORDERS.contains(option.longestName()) && !value.startsWith("--");
                if (!order && value.startsWith("-") && options.commandSpec().findOption(value) != null) {
                    return "Expected parameter for option '" + option.longestName() + "' but found '" + value + "'";
                }
            }
        }
        return null;
    }

    private static int run(Command command, ParseResult options, OutputStream out, PrintStream err,
            Cancellation cancellation) {
        boolean debug = options.hasMatchedOption("--debug");
        try (Session session = Session.of(command.name(), options, out, err, cancellation)) {
            try {
                command.run(options, session);
                out.flush();
                session.measure(command.name());
            } finally {
                session.progress().end();
            }
            return session.skipped() ? SKIPPED : DONE;
        } catch (Fault e) {
            String detail = e.detail();
            int status = failed(Remedies.add(e), err, debug);
            if (detail != null && !options.matchedOptionValue("--progress", "auto").matches("none|json")) {
                // With --progress none an error is one line; otherwise the place of a mistake is shown.
                detail.lines().forEach(line -> err.println("  " + line));
            }
            return status;
        } catch (UncheckedIOException e) {
            return ioFailed(java.util.Objects.requireNonNull(e.getCause()), err, debug);
        } catch (IOException e) {
            return ioFailed(e, err, debug);
        } catch (OutOfMemoryError e) {
            return failed(Fault.of(Fault.Kind.OVER_BUDGET, "out of memory").advise("choose fewer columns with"
                    + " --columns").because(e), err, debug);
        } catch (InternalError e) {
            // From a mapped file that nobody had opened far enough to explain it.
            return failed(new Fault(Fault.Kind.CHANGED, options.matchedPositionalValue(0, (String) null), null,
                    "could not be read to its end; it may have been cut short meanwhile", "open it again", e), err,
                    debug);
        } catch (RuntimeException | StackOverflowError e) {
            return failed(new Fault(Fault.Kind.IO, options.matchedPositionalValue(0, (String) null), null,
                    "the program made a mistake", "report it with what --debug prints", e), err, debug);
        }
    }

    private static int ioFailed(IOException e, PrintStream err, boolean debug) {
        // Whoever read our output has read enough, as in "colonnade cat x | head": no failure, and nobody to tell.
        if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
            return DONE;
        }
        return failed(dev.colonnade.format.out.OutputFile.failed(null, e), err, debug);
    }

    private static int failed(Fault fault, PrintStream err, boolean debug) {
        // Where a command was when it was told to end is nobody's concern.
        err.println(fault.kind() == Fault.Kind.CANCELLED ? "cancelled" : fault.getMessage());
        if (debug) {
            fault.printStackTrace(err);
        }
        return switch (fault.kind()) {
            case USAGE -> WRONG_USAGE;
            case CANCELLED -> CANCELLED;
            case NOT_FOUND, NO_PERMISSION, NOT_A_TABLE, DAMAGED, UNSUPPORTED, CHANGED, NEEDS_KEY, OVER_BUDGET, IO ->
                FAILED;
        };
    }

    private static String oneLine(@Nullable String text) {
        return String.valueOf(text).replaceAll("\\s*\\R\\s*", " ");
    }

    private static int print(OutputStream out, PrintStream err, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return DONE;
        } catch (IOException e) {
            return ioFailed(e, err, false);
        }
    }

    private static String overview() {
        StringBuilder text = new StringBuilder("""
                Colonnade, an explorer for columnar data

                  colonnade [FILE ...]          opens the window
                  colonnade COMMAND ...         works without a display

                Commands:
                """);
        for (Command command : COMMANDS) {
            text.append("  ").append(command.name()).append(" ".repeat(11 - command.name().length()))
                    .append(command.summary()).append('\n');
        }
        return text.append("""

                colonnade COMMAND --help says what a command takes; colonnade --version prints versions.
                """).toString();
    }
}
