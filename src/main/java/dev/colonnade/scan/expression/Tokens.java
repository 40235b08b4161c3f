package dev.colonnade.scan.expression;

import java.util.List;

/** A place in the tokens of an expression, which goes on as they are taken. It never goes past the end. */
final class Tokens {
    private final Source source;
    private final List<Token> all;
    private int next;

    Tokens(Source source) {
        this.source = source;
        this.all = Lexer.tokens(source);
    }

    Token peek() {
        return all.get(next);
    }

    /** The one behind the next. */
    Token second() {
        return all.get(Math.min(next + 1, all.size() - 1));
    }

    Token take() {
        Token token = all.get(next);
        next = Math.min(next + 1, all.size() - 1);
        return token;
    }

    /** Takes the sign, if it is next. */
    boolean accept(String sign) {
        if (peek().is(sign)) {
            next++;
            return true;
        }
        return false;
    }

    /** Takes the word, if it is next. */
    boolean acceptWord(String upper) {
        if (peek().isWord(upper)) {
            next++;
            return true;
        }
        return false;
    }

    /** Takes the sign. @throws dev.colonnade.base.Fault if something else is next */
    void expect(String sign) {
        if (!accept(sign)) {
            throw source.mistake(peek().at(), "\"" + sign + "\" is missing before " + peek().shown());
        }
    }

    /** Takes the word. @throws dev.colonnade.base.Fault if something else is next */
    void expectWord(String upper) {
        if (!acceptWord(upper)) {
            throw source.mistake(peek().at(), upper + " is missing before " + peek().shown());
        }
    }
}
