package dev.colonnade.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command. */
interface Command {
    String name();

    /** What it does, in one line. */
    String summary();

    /** Adds what it takes besides the shared options. */
    void declare(CommandSpec spec);

    /**
     * Does it.
     *
     * @throws dev.colonnade.base.Fault or an {@link IOException} of the output
     */
    void run(ParseResult options, Session session) throws IOException;
}
