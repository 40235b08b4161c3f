package dev.colonnade.scan.expression;

import java.util.Locale;

/**
 * A word, number or sign.
 *
 * @param text as written; of strings and quoted names what stands between the quotes
 * @param at where it begins in the source
 */
record Token(Kind kind, String text, int at) {
    private static final int LONGEST = 60;

    enum Kind {
        /** A name or keyword. */
        WORD,
        /** A name in double quotes. */
        QUOTED, STRING, NUMBER,
        /** An operator or bracket. */
        SIGN, END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String upper) {
        return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(upper);
    }

    /** As much of a text as a message has room for. */
    static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + '\u2026';
    }

    /** For messages. */
    String shown() {
        return switch (kind) {
            case WORD, NUMBER, SIGN -> "\"" + cut(text) + "\"";
            case QUOTED -> "\"\"" + cut(text) + "\"\"";
            case STRING -> "'" + cut(text) + "'";
            case END -> "the end";
        };
    }
}
