package dev.colonnade.scan.value;

import java.util.regex.Pattern;

/** Patterns of LIKE, ILIKE and {@code ~} as regular expressions of the JDK. */
public final class Patterns {
    private Patterns() {
    }

    /**
     * @param kind LIKE, ILIKE or REGEX; for the first two the whole text must match, for the last a part of it
     * @throws java.util.regex.PatternSyntaxException
     */
    public static Pattern compile(String kind, String pattern) {
        return switch (kind) {
            case "LIKE" -> Pattern.compile(like(pattern), Pattern.DOTALL);
            case "ILIKE" -> Pattern.compile(like(pattern),
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            default -> Pattern.compile(pattern);
        };
    }

    private static String like(String pattern) {
        StringBuilder regex = new StringBuilder("\\A");
        int literal = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%' || c == '_') {
                regex.append(Pattern.quote(pattern.substring(literal, i))).append(c == '%' ? ".*" : ".");
                literal = i + 1;
            }
        }
        return regex.append(Pattern.quote(pattern.substring(literal))).append("\\z").toString();
    }
}
