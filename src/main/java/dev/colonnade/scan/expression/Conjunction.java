package dev.colonnade.scan.expression;

import dev.colonnade.scan.expression.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The parts of a condition as it was written. */
public final class Conjunction {
    private Conjunction() {
    }

    /**
     * Cuts the text of a condition at the ANDs that join all of it; where it has none, or is joined by OR, it stays whole.
     *
     * @throws dev.colonnade.base.Fault of kind {@code USAGE} for a text that is none
     */
    public static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        // What is open: brackets and CASE; within them nothing is cut. A BETWEEN waits for an AND of its own.
        Deque<String> open = new ArrayDeque<>();
        boolean between = false;
        int start = 0;
        for (Token token : Lexer.tokens(new Source(text))) {
            if (token.kind() == Kind.END) {
                break;
            }
            if (token.is("(") || token.is("[") || token.isWord("CASE")) {
                open.push(token.text());
            } else if (!open.isEmpty() && (token.is(")") || token.is("]") || token.isWord("END"))) {
                open.pop();
            } else if (open.isEmpty() && token.isWord("OR")) {
                return List.of(text.strip());
            } else if (open.isEmpty() && token.isWord("BETWEEN")) {
                between = true;
            } else if (open.isEmpty() && token.isWord("AND")) {
                if (!between) {
                    parts.add(text.substring(start, token.at()).strip());
                    start = token.at() + "AND".length();
                }
                between = false;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }
}
