package dev.colonnade.view.record;

import org.jspecify.annotations.Nullable;

/** Lays JSON (RFC 8259) out over lines, and tells by the way whether a text is any. */
public final class PrettyJson {
    private static final int DEEPEST = 200;

    private final String text;
    private final StringBuilder out;
    private int at;

    private PrettyJson(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() * 2);
    }

    /** An object or an array over lines; null if the text is neither, whole and valid. */
    public static @Nullable String of(String text) {
        int first = 0;
        while (first < text.length() && isSpace(text.charAt(first))) {
            first++;
        }
        if (first == text.length() || text.charAt(first) != '{' && text.charAt(first) != '[') {
            return null;
        }
        PrettyJson json = new PrettyJson(text);
        json.space();
        return json.value(0) && json.atEnd() ? json.out.toString() : null;
    }

    private boolean atEnd() {
        space();
        return at == text.length();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private void space() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean value(int depth) {
        return switch (peek()) {
            case '{' -> depth < DEEPEST && members('}', true, depth);
            case '[' -> depth < DEEPEST && members(']', false, depth);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean members(char end, boolean named, int depth) {
        out.append(text.charAt(at++));
        space();
        if (peek() == end) {
            out.append(text.charAt(at++));
            return true;
        }
        while (true) {
            line(depth + 1);
            if (named) {
                if (peek() != '"' || !string()) {
                    return false;
                }
                space();
                if (peek() != ':') {
                    return false;
                }
                at++;
                out.append(": ");
                space();
            }
            if (!value(depth + 1)) {
                return false;
            }
            space();
            char next = peek();
            at++;
            if (next == end) {
                line(depth);
                out.append(end);
                return true;
            }
            if (next != ',') {
                return false;
            }
            out.append(',');
            space();
        }
    }

    private void line(int depth) {
        out.append('\n').repeat("  ", depth);
    }

    private boolean word(String word) {
        if (!text.startsWith(word, at)) {
            return false;
        }
        at += word.length();
        out.append(word);
        return true;
    }

    private boolean string() {
        int from = at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                out.append(text, from, at);
                return true;
            }
            if (c < ' ' || c == '\\' && !escape()) {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        char c = peek();
        at++;
        if (c != 'u') {
            return c != '\0' && "\"\\/bfnrt".indexOf(c) >= 0;
        }
        for (int i = 0; i < 4; i++) {
            if (Character.digit(peek(), 16) < 0) {
                return false;
            }
            at++;
        }
        return true;
    }

    private boolean number() {
        int from = at;
        if (peek() == '-') {
            at++;
        }
        int whole = at;
        if (!digits() || text.charAt(whole) == '0' && at > whole + 1) {
            return false;
        }
        if (peek() == '.') {
            at++;
            if (!digits()) {
                return false;
            }
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            if (!digits()) {
                return false;
            }
        }
        out.append(text, from, at);
        return true;
    }

    private boolean digits() {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at > from;
    }
}
