package dev.colonnade.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.action.Action;
import dev.colonnade.base.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void bytes_have_three_digits_that_matter() {
        List<String> written = Stream.of(0L, 999L, 1_000L, 45_321_000L, 999_600L, 123_456_789_012L, Long.MAX_VALUE)
                .map(Figures::bytes).toList();
        assertThat(written).containsExactly("0 bytes", "999 bytes", "1.00 kB", "45.3 MB", "1.00 MB", "123 GB",
                "9.22 EB");
        assertThat(Figures.count(3_000_000_000L)).isEqualTo("3,000,000,000");
    }
}
