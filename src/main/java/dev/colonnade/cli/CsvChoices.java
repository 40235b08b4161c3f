package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.text.CsvStyle;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that say how CSV is written. */
final class CsvChoices {
    private CsvChoices() {
    }

    static void declare(CommandSpec spec) {
        spec.addOption(
                Session.option("--delimiter", "C|tab", "what stands between the fields of CSV (default: a comma)"));
        spec.addOption(
                OptionSpec.builder("--no-header").description("CSV without a line that names the columns").build());
    }

    /**
     * @param csv whether CSV is written at all
     * @throws Fault of kind {@code USAGE} for what cannot be, or has nothing to say here
     */
    static CsvStyle of(ParseResult options, boolean csv) {
        for (String option : new String[]{"--delimiter", "--no-header"}) {
            if (!csv && options.hasMatchedOption(option)) {
                throw Fault.of(Fault.Kind.USAGE, option + " says how CSV is written, and no CSV is")
                        .advise("leave it out, or ask for CSV");
            }
        }
        try {
            return CsvStyle.of(options.matchedOptionValue("--delimiter", ","),
                    !options.hasMatchedOption("--no-header"));
        } catch (Fault e) {
            throw e.at("--delimiter");
        }
    }
}
