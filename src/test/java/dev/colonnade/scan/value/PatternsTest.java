package dev.colonnade.scan.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns beside the JDK's own regular expressions, and what becomes of those that those never end with. */
class PatternsTest {
    private static final List<String> LETTERS = List.of("a", "b", "A", "1", " ", "\n", "\r", "\u2028", "ä", "😀", "-",
            "_",
            "%");
    private static final List<String> PARTS = List.of("a", "b", "ab", ".", "[ab]", "[^a]", "[a-z1]", "\\d", "\\w",
            "\\s",
            "\\S", "\\D", "\\W", "[\\d ]", "\\.", "-", "ä", "😀", "^", "$", "%", "_", " ", "\\A", "\\z", "[-a]", "[_%]",
            "\\n", "[^\\s]");
    private static final List<String> REPEATS = List.of("", "", "", "*", "+", "?", "*?", "+?", "{2}", "{1,2}", "{2,}");

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(LETTERS.get(random.nextInt(LETTERS.size())));
        }
        return text.toString();
    }

    private static String regex(Random random, int depth) {
        StringBuilder regex = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String part = depth > 0 && random.nextInt(3) == 0
                    ? (random.nextBoolean() ? "(" : "(?:") + regex(random, depth - 1) + ")"
                    : PARTS.get(random.nextInt(PARTS.size()));
            regex.append(part).append(REPEATS.get(random.nextInt(REPEATS.size())));
            if (random.nextInt(5) == 0) {
                regex.append('|');
            }
        }
        return regex.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theLinearEngineFindsWhatTheJdksFinds(long seed) {
        Random random = new Random(seed);
        int compared = 0;
        for (int i = 0; i < 4_000; i++) {
            String regex = regex(random, 2);
            LinearRegex linear = LinearRegex.of(regex);
            if (linear == null) {
                continue;
            }
            Pattern pattern;
            try {
                pattern = Pattern.compile(regex);
            } catch (PatternSyntaxException e) {
                continue;
            }
            for (int j = 0; j < 10; j++) {
                String text = text(random);
                if (linear.suits(text)) {
                    assertThat(linear.find(text)).as(regex + " in " + text).isEqualTo(pattern.matcher(text).find());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(15_000);
    }

    @Test
    void whatIsNotKnownToMeanTheSameIsLeftToTheJdk() {
        for (String regex : List.of("(a)\\1", "a(?=b)", "(?i)a", "\\bb", "a*+", "[a&&b]", "[[a]b]", "\\p{L}", "\\Qa\\E",
                "\\x41", "a{1001}", "(a{40}b{40}){40}", "\\R", "\\Z", "a**", "[", "\\")) {
            assertThat(LinearRegex.of(regex)).as(regex).isNull();
        }
        LinearRegex ends = Objects.requireNonNull(LinearRegex.of("a$"));
        assertThat(ends.suits("a\n")).isFalse();
        assertThat(ends.suits("a\nb")).isTrue();
    }

    private static boolean matches(String kind, String pattern, String text) {
        return Patterns.of(kind, pattern, LikePattern.NO_ESCAPE).matches(text, Cancellation.NEVER);
    }

    @Test
    void longTextsAreAnsweredWhateverThePattern() {
        String text = "ab".repeat(50_000);
        Patterns.Compiled slow = Patterns.of("REGEX", "(ab)*9", LikePattern.NO_ESCAPE);
        assertThat(slow.matches(text, Cancellation.NEVER)).isFalse();
        assertThat(slow.matches(text + "9", Cancellation.NEVER)).isTrue();
        assertThat(slow.matches("9", Cancellation.NEVER)).isTrue();
        assertThat(matches("REGEX", "^(a|b)*[0-9]+$", text)).isFalse();
        assertThat(matches("REGEX", "^(a|b)*[0-9]+$", text + "77")).isTrue();
        // Before the end of a last line, too, which only the JDK's engine knows; with that it is not slow.
        assertThat(matches("REGEX", "(ab)9$", text + "9\n")).isTrue();
        assertThat(matches("LIKE", "%a_a_a_a_z%", text)).isFalse();
        assertThat(matches("LIKE", "%a_a_a_a_z%", text + "abababaxz")).isTrue();
    }

    @Test
    void aTextThatNoEngineCanTakeIsAFault() {
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> matches("REGEX", "^(a|b)*(c)\\2$", "ab".repeat(500_000)))
                .withMessageContaining("too long for the pattern").withMessageContaining("back references");
    }

    @Test
    void aMatchGivesUpWhenItIsCancelled() {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        String text = "a".repeat(100_000);
        for (String regex : List.of("(a*)*\\1b", "(aa)*9", "a.*b.*c", "(a|b)*9")) {
            assertThatExceptionOfType(Fault.class).as(regex).isThrownBy(
                    () -> Patterns.of("REGEX", regex, LikePattern.NO_ESCAPE).matches(text, cancelled))
                    .withMessage("cancelled");
        }
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> Patterns.of("LIKE", "%" + "a_".repeat(500) + "b", LikePattern.NO_ESCAPE)
                        .matches(text, cancelled))
                .withMessage("cancelled");
    }

    /** Without ends of lines within, where a regular expression has rules of its own; those are switched off here. */
    @Test
    void likeIsTheRegularExpressionThatItStandsFor() {
        Random random = new Random(4);
        for (int i = 0; i < 40_000; i++) {
            boolean anyCase = random.nextBoolean();
            String like = text(random).replace('b', '%').replace('1', '_');
            StringBuilder regex = new StringBuilder();
            like.codePoints().forEach(c -> regex.append(
                    c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c))));
            String text = text(random);
            int flags = Pattern.DOTALL | (anyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
            assertThat(matches(anyCase ? "ILIKE" : "LIKE", like, text)).as(like + " for " + text)
                    .isEqualTo(Pattern.compile(regex.toString(), flags).matcher(text).matches());
        }
    }

    @Test
    void thePiecesOfAPatternLeaveOutWhatTakesOthersLiterally() {
        LikePattern like = Objects.requireNonNull(LikePattern.parse("a!%b%c!!%", '!'));
        assertThat(like.head()).isEqualTo("a%b");
        assertThat(like.pieces()).containsExactly("a%b", "c!", "");
        assertThat(LikePattern.parse("a!", '!')).isNull();
        LikePattern one = Objects.requireNonNull(LikePattern.parse("a_b", LikePattern.NO_ESCAPE));
        assertThat(one.head()).isEqualTo("a");
        assertThat(one.pieces()).isNull();
    }
}
