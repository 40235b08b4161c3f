package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.task.generate.Generate;
import dev.colonnade.task.generate.GenerateTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code generate}: sample data. */
final class GenerateCommand implements Command {
    @Override
    public String name() {
        return "generate";
    }

    @Override
    public String summary() {
        return "sample data that looks like data, the same for the same seed";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--rows").required(true).type(String.class).paramLabel("N")
                .description("how many rows").build());
        spec.addOption(OptionSpec.builder("-o").required(true).type(String.class).paramLabel("OUT")
                .description(WriteChoices.ENDINGS).build());
        WriteChoices.declare(spec);
        spec.addOption(Session.option("--columns", "N", "how many columns (default: 8)"));
        spec.addOption(Session.option("--seed", "N", "what the data follows from (default: 1)"));
    }

    @Override
    public void run(ParseResult options, Session session) throws IOException {
        long rows = number(options, "--rows", 0);
        long columns = number(options, "--columns", Generate.DEFAULT_COLUMNS);
        if (columns > 100_000) {
            throw Fault.of(Fault.Kind.USAGE, "--columns " + columns + " is too many").advise("100000 at most");
        }
        String out = options.matchedOptionValue("-o", "");
        WriteOptions written = WriteChoices.of(options, out);
        Path target = Path.of(out);
        Generate generate = new Generate(rows, (int) columns, number(options, "--seed", 1), written,
                Version.creator());
        session.run(new GenerateTask(generate, target));
        if (session.json()) {
            String document = "{\"rows\":" + rows + ",\"columns\":" + columns + ",\"bytes\":" + Files.size(target)
                    + "}\n";
            session.out().write(document.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private static long number(ParseResult options, String option, long otherwise) {
        String text = options.matchedOptionValue(option, Long.toString(otherwise));
        try {
            return Long.parseLong(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw Fault.of(Fault.Kind.USAGE, option + " " + text + " is not a whole number")
                    .advise("write digits only");
        }
    }
}
