package dev.colonnade.cli;

import dev.colonnade.base.Cancellation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What one command did. */
record Run(int status, byte[] bytes, String err) {
    static Run of(String... args) {
        return of(new Cancellation(), args);
    }

    static Run of(Cancellation cancellation, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Cli.run(args, out, new PrintStream(err, true, StandardCharsets.UTF_8), cancellation);
        return new Run(status, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    String out() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
