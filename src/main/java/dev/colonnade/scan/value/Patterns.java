package dev.colonnade.scan.value;

import dev.colonnade.base.Cancellation;
import java.util.regex.PatternSyntaxException;

/** Patterns of LIKE, ILIKE and {@code ~}, made ready. */
public final class Patterns {
    private Patterns() {
    }

    /** One of them. For one thread at a time. */
    public interface Compiled {
        /** @throws dev.colonnade.base.Fault {@code CANCELLED} once that is so, within one text too */
        boolean matches(String text, Cancellation cancellation);
    }

    /**
     * @param kind LIKE, ILIKE or REGEX; for the first two the whole text must match, for the last a part of it
     * @param escape of LIKE and ILIKE: a code point, or {@link LikePattern#NO_ESCAPE}
     * @throws IllegalArgumentException for a text that is no pattern; {@link #problem} says why
     */
    public static Compiled of(String kind, String pattern, int escape) {
        if (kind.equals("REGEX")) {
            return new RegexPattern(pattern);
        }
        LikePattern like = LikePattern.parse(pattern, escape);
        if (like == null) {
            throw new IllegalArgumentException("the pattern ends with the character that takes others literally");
        }
        boolean anyCase = kind.equals("ILIKE");
        return (text, cancellation) -> like.matches(text, anyCase, cancellation);
    }

    /** What was wrong, for people. */
    public static String problem(IllegalArgumentException thrown) {
        return thrown instanceof PatternSyntaxException syntax
                ? "this is no pattern: " + syntax.getDescription()
                : String.valueOf(thrown.getMessage());
    }
}
