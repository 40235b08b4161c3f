package dev.colonnade.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What installers put beside the command: its manual page and the completion for bash and zsh, made of what the commands
 * declare, so that neither tells of an option that is not there.
 */
public final class Papers {
    private Papers() {
    }

    /** @param args {@code man} or {@code completion} */
    public static void main(String[] args) {
        String text = switch (args.length == 1 ? args[0] : "") {
            case "man" -> manual();
            case "completion" -> completion();
            default -> throw new IllegalArgumentException("man or completion");
        };
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(text);
    }

    static String completion() {
        CommandSpec all = CommandSpec.create().name("colonnade");
        for (Command command : Cli.commands()) {
            all.addSubcommand(command.name(), Cli.spec(command, command.name()));
        }
        // Where there is nothing of ours to offer, files are meant: tables and outputs are told by their names.
        return AutoComplete.bash("colonnade", new CommandLine(all)).replace("compopt +o default",
                "compopt -o default");
    }

    /** In the man macros of roff. */
    static String manual() {
        StringBuilder page = new StringBuilder();
        page.append(".TH COLONNADE 1\n.SH NAME\ncolonnade \\- look into Parquet and Arrow files of any size\n");
        page.append(".SH SYNOPSIS\n.B colonnade\n[\\fIFILE\\fR|\\fIFOLDER\\fR ...]\n.br\n.B colonnade\n"
                + "\\fICOMMAND\\fR [\\fIOPTIONS\\fR] \\fIFILE\\fR\n");
        page.append(
                ".SH DESCRIPTION\nWith files or folders, or with nothing, opens the window; where one is open already, it"
                        + " takes the files. With a command, works without a display.\n.SH COMMANDS\n");
        for (Command command : Cli.commands()) {
            page.append(".SS ").append(command.name()).append('\n').append(escaped(command.summary())).append(".\n");
            for (OptionSpec option : Cli.spec(command, command.name()).options()) {
                page.append(".TP\n.B ").append(escaped(String.join(", ", option.names())));
                if (option.arity().max() > 0) {
                    page.append(" \\fI").append(escaped(option.paramLabel())).append("\\fR");
                }
                page.append('\n').append(escaped(String.join(" ", option.description()))).append('\n');
            }
        }
        page.append(
                ".SH EXIT STATUS\n0 done, 1 failed, 2 wrong usage, 3 done but chunks were skipped, 130 cancelled.\n");
        return page.toString();
    }

    /** A hyphen that is a minus, and nothing at the begin of a line that would be a request. */
    private static String escaped(String text) {
        String safe = text.replace("\\", "\\e").replace("-", "\\-");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
