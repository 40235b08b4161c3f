/**
 * The command line: one class per command. Commands parse, call and print; they compute nothing that the window would
 * need too.
 *
 * <p>Options are declared by picocli's builders, without annotations, and only for the command that runs: reflection
 * over all of them would be most of the time that a short command takes. Start at {@link dev.colonnade.cli.Cli}.
 */
@NullMarked
package dev.colonnade.cli;

import org.jspecify.annotations.NullMarked;
