package dev.colonnade.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.action.Action;
import dev.colonnade.base.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern ASKED = Pattern.compile("texts\\.get\\(\\s*\"([A-Za-z_.]+)\"\\s*[,)]");

    private final Texts texts = new Texts();

    @Test
    void every_action_and_fault_has_words() {
        for (Action action : Action.values()) {
            assertThat(texts.get(action.key())).isNotBlank();
            assertThat(texts.get(action.key() + ".hint")).isNotBlank();
        }
        for (Fault.Kind kind : Fault.Kind.values()) {
            assertThat(texts.get("fault." + kind.name().toLowerCase(Locale.ROOT))).isNotBlank();
        }
    }

    @Test
    void every_text_the_window_asks_for_is_there() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/colonnade/app"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = ASKED.matcher(Files.readString(file));
                while (matcher.find()) {
                    asked.add(matcher.group(1));
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(30);
        for (String key : asked) {
            assertThat(texts.get(key)).as(key).isNotBlank();
        }
    }

    @Test
    void no_key_has_two_texts() throws IOException {
        List<String> keys = Files.readAllLines(Path.of("src/main/resources/dev/colonnade/app/texts.properties"))
                .stream()
                .filter(line -> line.contains("=") && !line.startsWith("#")).map(line -> line.split("=", 2)[0])
                .toList();
        assertThat(keys).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    /** Everything that code below the window advises, in its own words. */
    @Test
    void no_advice_names_an_option_of_the_command_line() throws IOException {
        Pattern advice = Pattern.compile("advise\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
        List<String> said = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/colonnade"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")
                    && !path.toString().contains("cli")).toList()) {
                Matcher matcher = advice.matcher(Files.readString(file));
                while (matcher.find()) {
                    said.add(Remedies.of(texts, matcher.group(1)));
                }
            }
        }
        assertThat(said).hasSizeGreaterThan(30).noneMatch(words -> words.contains("--") || words.contains("colonnade"));
        assertThat(Remedies.of(texts, "leave it out with --columns, or write .arrow"))
                .isEqualTo("leave the column out, or write .arrow");
        assertThat(Remedies.of(texts, "close other tables, or give more with --memory"))
                .isEqualTo("close other tables, or give more memory in the settings");
    }

    @Test
    void one_thing_is_not_many() {
        assertThat(texts.get("status.about", "1", "1")).isEqualTo("1 row \u00D7 1 column");
        assertThat(texts.get("status.about", "1,001", "2")).isEqualTo("1,001 rows \u00D7 2 columns");
        assertThat(texts.get("status.selection", "21", "1")).isEqualTo("21 rows \u00D7 1 column selected");
        assertThat(texts.get("grid.spoken", "{0:a|b}", "0", "1")).isEqualTo("{0:a|b}, table of 0 rows and 1 column");
    }

    @Test
    void sums_and_means_are_grouped_and_have_the_digits_that_say_something() {
        assertThat(Figures.number(new BigDecimal("123456789012345678901"))).isEqualTo("123,456,789,012,345,678,901");
        assertThat(Figures.number(new BigDecimal("1E+3"))).isEqualTo("1,000");
        assertThat(Figures.number(new BigDecimal("-1234567.891234"))).isEqualTo("-1,234,567.8912");
        assertThat(Figures.number(new BigDecimal("12.50"))).isEqualTo("12.5");
        assertThat(Figures.number(new BigDecimal("0.0000123456789"))).isEqualTo("0.0000123457");
        assertThat(Figures.number(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Figures.number(2.3456789012E10)).isEqualTo("23,456,789,012");
        assertThat(Figures.number(-1.5e300)).isEqualTo("-1.5E300");
        assertThat(Figures.number(1.23456789e-9)).isEqualTo("1.23457E-9");
        assertThat(Figures.number(0.0)).isEqualTo("0");
        assertThat(Figures.number(Double.NaN)).isEqualTo("NaN");
        assertThat(Figures.number(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }

    @Test
    void bytes_have_three_digits_that_matter() {
        List<String> written = Stream.of(0L, 999L, 1_000L, 45_321_000L, 999_600L, 123_456_789_012L, Long.MAX_VALUE)
                .map(Figures::bytes).toList();
        assertThat(written).containsExactly("0 bytes", "999 bytes", "1.00 kB", "45.3 MB", "1.00 MB", "123 GB",
                "9.22 EB");
        assertThat(Figures.count(3_000_000_000L)).isEqualTo("3,000,000,000");
    }
}
