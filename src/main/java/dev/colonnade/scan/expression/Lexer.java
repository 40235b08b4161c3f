package dev.colonnade.scan.expression;

import dev.colonnade.scan.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens. Comments are {@code --} to the end of the line and {@code /* *}{@code /}. */
final class Lexer {
    private static final List<String> SIGNS = List.of("<>", "!=", "<=", ">=", "||", "::", "==", "!~", "=", "<", ">",
            "+",
            "-", "*", "/", "%", "(", ")", "[", "]", ",", ".", "~");

    private final Source source;
    private final String text;
    private int at;

    private Lexer(Source source) {
        this.source = source;
        this.text = source.text();
    }

    static List<Token> tokens(Source source) {
        Lexer lexer = new Lexer(source);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = lexer.next();
            tokens.add(token);
        } while (token.kind() != Kind.END);
        return tokens;
    }

    private Token next() {
        skipSpace();
        int start = at;
        if (at == text.length()) {
            return new Token(Kind.END, "", at);
        }
        int c = text.codePointAt(at);
        if (c == '\'') {
            return new Token(Kind.STRING, quoted('\'', "a string is not closed"), start);
        }
        if (c == '"') {
            return new Token(Kind.QUOTED, quoted('"', "a quoted name is not closed"), start);
        }
        if (isDigit(at) || c == '.' && isDigit(at + 1)) {
            return number();
        }
        if (Character.isLetter(c) || c == '_') {
            while (at < text.length() && isPart(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
            return new Token(Kind.WORD, text.substring(start, at), start);
        }
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                at += sign.length();
                return new Token(Kind.SIGN, sign, start);
            }
        }
        throw source.mistake(at, "unexpected character \"" + Character.toString(c) + "\"");
    }

    private void skipSpace() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\u00A0') {
                at++;
            } else if (text.startsWith("--", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw source.mistake(at, "a comment is not closed");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    private static boolean isPart(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$'
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private String quoted(char quote, String unclosed) {
        int start = at++;
        StringBuilder content = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != quote) {
                content.append(c);
            } else if (at < text.length() && text.charAt(at) == quote) {
                content.append(quote);
                at++;
            } else {
                return content.toString();
            }
        }
        throw source.mistake(start, unclosed);
    }

    private Token number() {
        int start = at;
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int sign = at + 1 < text.length() && (text.charAt(at + 1) == '+' || text.charAt(at + 1) == '-') ? 1 : 0;
            if (isDigit(at + 1 + sign)) {
                at += 1 + sign;
                digits();
            }
        }
        if (at < text.length() && isPart(text.codePointAt(at))) {
            throw source.mistake(at, "a number is followed by \"" + Character.toString(text.codePointAt(at)) + "\"");
        }
        return new Token(Kind.NUMBER, text.substring(start, at), start);
    }

    private void digits() {
        while (isDigit(at) || at < text.length() && text.charAt(at) == '_' && isDigit(at + 1)) {
            at++;
        }
    }
}
