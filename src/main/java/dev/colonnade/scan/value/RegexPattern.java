package dev.colonnade.scan.value;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of {@link java.util.regex}, found anywhere in a text.
 *
 * <p>The JDK's engine tries one way after another, which is the fastest for most texts and takes for ever, or all of the
 * stack, for some. So the steps it takes are counted; where they are many for the length of the text, or the stack is full,
 * {@link LinearRegex} answers, if it knows the pattern's language. One thread at a time.
 */
final class RegexPattern implements Patterns.Compiled {
    private static final long PATIENCE = 1 << 16;
    private static final long STEPS_PER_CHARACTER = 64;

    private final String text;
    private final Pattern pattern;
    private @Nullable LinearRegex linear;
    /** Whether the JDK's engine was given up once: then the other one is asked first. */
    private boolean givenUp;

    /** @throws PatternSyntaxException for a text that is no pattern */
    RegexPattern(String text) {
        this.text = text;
        try {
            this.pattern = Pattern.compile(text);
        } catch (StackOverflowError e) {
            throw new PatternSyntaxException("it is nested too deep", text, -1);
        }
    }

    @Override
    public boolean matches(String value, Cancellation cancellation) {
        if (givenUp && linear != null && linear.suits(value)) {
            return linear.find(new Watched(value, Long.MAX_VALUE, cancellation));
        }
        try {
            return pattern.matcher(new Watched(value, PATIENCE + STEPS_PER_CHARACTER * value.length(), cancellation))
                    .find();
        } catch (Watched.Impatience e) {
            return other(value, cancellation, false);
        } catch (StackOverflowError e) {
            return other(value, cancellation, true);
        }
    }

    private boolean other(String value, Cancellation cancellation, boolean deep) {
        if (!givenUp) {
            givenUp = true;
            linear = LinearRegex.of(text);
        }
        LinearRegex other = linear;
        Watched watched = new Watched(value, Long.MAX_VALUE, cancellation);
        if (other != null && other.suits(value)) {
            return other.find(watched);
        }
        try {
            if (!deep) {
                return pattern.matcher(watched).find();
            }
        } catch (StackOverflowError e) {
            // As if it had been full the first time.
        }
        throw Fault.unsupported(null, "a text of " + value.length() + " characters is too long for the pattern "
                + (text.length() > 60 ? text.substring(0, 60) + "…" : text))
                .advise("write it without back references, look-around and flags, or without repetition of brackets");
    }
}
