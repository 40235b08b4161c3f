package dev.colonnade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PapersTest {
    @Test
    void theManualTellsOfEveryCommandAndOption() {
        String manual = Papers.manual();
        for (Command command : Cli.commands()) {
            assertThat(manual).contains(".SS " + command.name() + "\n");
        }
        assertThat(manual).contains(".B \\-\\-memory \\fISIZE\\fR").contains("\\-\\-where \\fIEXPR\\fR");
        assertThat(manual.lines()).noneMatch(line -> line.startsWith("'") || line.isEmpty());
    }

    @Test
    void completionKnowsEveryCommand() {
        String script = Papers.completion();
        for (Command command : Cli.commands()) {
            assertThat(script).contains("_picocli_colonnade_" + command.name() + "()");
        }
        assertThat(script).contains("--on-bad-chunk");
        assertThat(script).as("names of files").contains("compopt -o default").doesNotContain("compopt +o default");
    }
}
