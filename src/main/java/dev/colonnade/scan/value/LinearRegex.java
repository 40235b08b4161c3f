package dev.colonnade.scan.value;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression in an engine whose time grows with the length of the text and no faster, and which needs no stack.
 *
 * <p>Its language looks like that of {@link java.util.regex} and means something else here and there. So what is known to
 * mean the same is translated, part by part, and everything else is left alone: back references, look-around, flags, word
 * bounds, possessive repetition, properties of characters, sets of sets.
 */
final class LinearRegex {
    private static final String SPACES = "\\t\\n\\x0B\\f\\r ";
    /** What a point does not stand for. */
    private static final String LINE_ENDS = "\\n\\r\\x{85}\\x{2028}\\x{2029}";
    private static final int MOST_COPIES = 1000;

    private final Pattern pattern;
    private final boolean endsAtLine;

    private LinearRegex(Pattern pattern, boolean endsAtLine) {
        this.pattern = pattern;
        this.endsAtLine = endsAtLine;
    }

    /** Null for a pattern that cannot be said here. */
    static @Nullable LinearRegex of(String pattern) {
        Translation translation = new Translation(pattern);
        if (!translation.translate()) {
            return null;
        }
        try {
            return new LinearRegex(Pattern.compile(translation.out.toString()), translation.endsAtLine);
        } catch (PatternSyntaxException | StackOverflowError e) {
            // It may be too large, or nested too deep.
            return null;
        }
    }

    /** Whether the pattern means the same for this text: {@code $} also stands before the end of a last line. */
    boolean suits(String text) {
        return !endsAtLine || text.isEmpty() || "\n\r\u0085\u2028\u2029".indexOf(text.charAt(text.length() - 1)) < 0;
    }

    boolean find(CharSequence text) {
        return pattern.matcher(text).find();
    }

    /** From one language to the other, or given up at the first thing that is not known to be the same. */
    private static final class Translation {
        private final String in;
        private final StringBuilder out = new StringBuilder();
        private int at;
        private boolean endsAtLine;
        private long copies = 1;
        /** Whether something stands before that can be repeated. */
        private boolean repeatable;

        Translation(String in) {
            this.in = in;
        }

        boolean translate() {
            while (at < in.length()) {
                char c = in.charAt(at++);
                boolean known = switch (c) {
                    case '\\' -> escape(false);
                    case '[' -> set();
                    case '(' -> bracket();
                    case '*', '+', '?' -> repeat(String.valueOf(c));
                    case '{' -> counted();
                    case '.' -> put("[^" + LINE_ENDS + "]", true);
                    case '^' -> put("\\A", false);
                    case '$' -> {
                        endsAtLine = true;
                        yield put("\\z", false);
                    }
                    case ')' -> put(")", true);
                    case '|' -> put("|", false);
                    default -> put(literal(c), true);
                };
                if (!known) {
                    return false;
                }
            }
            return true;
        }

        private boolean put(String text, boolean repeatable) {
            out.append(text);
            this.repeatable = repeatable;
            return true;
        }

        private static String literal(char c) {
            return c < 0x80 && c > ' ' && !Character.isLetterOrDigit(c) ? "\\" + c : String.valueOf(c);
        }

        private boolean bracket() {
            if (in.startsWith("?:", at)) {
                at += 2;
            } else if (in.startsWith("?", at)) {
                return false;
            }
            return put("(?:", false);
        }

        /** Behind the backslash. */
        private boolean escape(boolean inSet) {
            if (at == in.length()) {
                return false;
            }
            char c = in.charAt(at++);
            return switch (c) {
                case 'd', 'w', 't', 'n', 'r', 'f' -> put("\\" + c, true);
                case 's' -> put(inSet ? SPACES : "[" + SPACES + "]", true);
                case 'D', 'W' -> !inSet && put("\\" + c, true);
                case 'S' -> !inSet && put("[^" + SPACES + "]", true);
                case 'A', 'z' -> !inSet && put("\\" + c, false);
                default -> c < 0x80 && c > ' ' && !Character.isLetterOrDigit(c) && put("\\" + c, true);
            };
        }

        private boolean set() {
            out.append('[');
            if (in.startsWith("^", at)) {
                out.append('^');
                at++;
            }
            int start = at;
            while (at < in.length()) {
                char c = in.charAt(at++);
                switch (c) {
                    case ']' -> {
                        return at - 1 > start && put("]", true);
                    }
                    case '[', '&', '^' -> {
                        return false;
                    }
                    case '\\' -> {
                        if (!escape(true)) {
                            return false;
                        }
                    }
                    case '-' -> out.append('-');
                    default -> out.append(literal(c));
                }
            }
            return false;
        }

        private boolean counted() {
            int end = in.indexOf('}', at);
            String counts = end < 0 ? "" : in.substring(at, end);
            if (!counts.matches("\\d{1,4}(,(\\d{1,4})?)?")) {
                return false;
            }
            // The engine writes out what is repeated, and repeats of repeats multiply.
            for (String count : counts.split(",")) {
                copies *= Math.max(1, Integer.parseInt(count));
            }
            if (copies > MOST_COPIES) {
                return false;
            }
            at = end + 1;
            return repeat("{" + counts + "}");
        }

        private boolean repeat(String sign) {
            if (!repeatable || in.startsWith("+", at)) {
                return false;
            }
            out.append(sign);
            if (in.startsWith("?", at)) {
                // Which way is tried first decides what is found, not whether anything is.
                at++;
            }
            repeatable = false;
            return true;
        }
    }
}
