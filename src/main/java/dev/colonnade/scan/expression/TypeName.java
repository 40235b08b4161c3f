package dev.colonnade.scan.expression;

import dev.colonnade.scan.expression.Token.Kind;
import dev.colonnade.scan.value.CastTarget;
import java.util.ArrayList;
import java.util.List;

/** Names of types as CAST has them: of several words, with numbers in brackets. */
final class TypeName {
    private TypeName() {
    }

    /** The type whose name, with what stands in brackets behind it, comes next. */
    static CastTarget read(Source source, Tokens tokens) {
        Token name = tokens.take();
        if (name.kind() != Kind.WORD) {
            throw source.mistake(name.at(), "the name of a type is missing before " + name.shown());
        }
        String words = name.text();
        if (words.equalsIgnoreCase("double") && tokens.acceptWord("PRECISION")) {
            words = "DOUBLE PRECISION";
        } else if (words.equalsIgnoreCase("timestamp") && tokens.acceptWord("WITH")) {
            tokens.expectWord("TIME");
            tokens.expectWord("ZONE");
            words = "TIMESTAMP WITH TIME ZONE";
        }
        List<Integer> parameters = new ArrayList<>();
        if (tokens.accept("(")) {
            do {
                Token number = tokens.take();
                if (number.kind() != Kind.NUMBER || !number.text().matches("\\d{1,5}")) {
                    throw source.mistake(number.at(), "a number of digits is missing before " + number.shown());
                }
                parameters.add(Integer.parseInt(number.text()));
            } while (tokens.accept(","));
            tokens.expect(")");
        }
        CastTarget target = CastTarget.named(words, parameters);
        if (target == null) {
            throw source.mistake(name.at(), "unknown type \"" + words
                    + (parameters.isEmpty() ? "" : parameters.toString().replace('[', '(').replace(']', ')')) + "\"");
        }
        return target;
    }
}
