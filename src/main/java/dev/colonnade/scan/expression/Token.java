package dev.colonnade.scan.expression;

import java.util.Locale;

/**
 * A word, number or sign.
 *
 * @param text as written; of strings and quoted names what stands between the quotes
 * @param at where it begins in the source
 */
record Token(Kind kind, String text, int at) {
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

    /** For messages. */
    String shown() {
        return switch (kind) {
            case WORD, NUMBER, SIGN -> "\"" + text + "\"";
            case QUOTED -> "\"\"" + text + "\"\"";
            case STRING -> "'" + text + "'";
            case END -> "the end";
        };
    }
}
