package dev.colonnade.scan.expression;

import dev.colonnade.scan.expression.Token.Kind;
import dev.colonnade.scan.value.Arithmetic.Operator;
import dev.colonnade.scan.value.CastTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tree of tokens, by precedence climbing. From loose to tight: OR, AND, NOT, comparisons with IS, IN, BETWEEN and
 * patterns, {@code ||}, {@code + -}, {@code * / %}, signs, {@code ::type}, {@code .field} and {@code [element]}.
 */
final class Parser {
    /** A tree deeper than this would overflow the stack of those that walk it. */
    private static final int DEEPEST = 200;
    /** A chain of ANDs leans to the left and is as deep as it is long. */
    private static final int LONGEST_CHAIN = 2000;
    private static final Set<String> RESERVED = Set.of("AND", "OR", "NOT", "IS", "IN", "LIKE", "ILIKE", "BETWEEN",
            "WHEN",
            "THEN", "ELSE", "END", "FROM", "AS");

    /** Words that begin something of their own where a name could stand. */
    private static final Set<String> LEADING = Set.of("NOT", "TRUE", "FALSE", "NULL", "CASE", "CAST", "TRY_CAST",
            "EXTRACT", "INTERVAL");

    private final Source source;
    private final Tokens tokens;
    private int depth;
    private int chain;

    private Parser(Source source) {
        this.source = source;
        this.tokens = new Tokens(source);
    }

    /** Whether a name must be quoted not to be taken for a word of the language. */
    static boolean isTaken(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return RESERVED.contains(upper) || LEADING.contains(upper);
    }

    static Syntax parse(Source source) {
        Parser parser = new Parser(source);
        if (parser.tokens.peek().kind() == Kind.END) {
            throw source.mistake(parser.tokens.peek().at(), "an expression is missing");
        }
        Syntax whole = parser.or();
        Token rest = parser.tokens.peek();
        if (rest.kind() != Kind.END) {
            throw source.mistake(rest.at(), "unexpected " + rest.shown());
        }
        return whole;
    }

    private void link(Token at) {
        if (++chain > LONGEST_CHAIN) {
            throw source.mistake(at.at(), "the expression is too long");
        }
    }

    private Syntax or() {
        if (++depth > DEEPEST) {
            throw source.mistake(tokens.peek().at(), "the expression is nested too deep");
        }
        Syntax left = and();
        while (tokens.peek().isWord("OR")) {
            Token at = tokens.take();
            link(at);
            left = new Syntax.Junction(at.at(), false, left, and());
        }
        depth--;
        return left;
    }

    private Syntax and() {
        Syntax left = not();
        while (tokens.peek().isWord("AND")) {
            Token at = tokens.take();
            link(at);
            left = new Syntax.Junction(at.at(), true, left, not());
        }
        return left;
    }

    private Syntax not() {
        if (!tokens.peek().isWord("NOT")) {
            return comparison();
        }
        int at = tokens.take().at();
        if (++depth > DEEPEST) {
            throw source.mistake(at, "the expression is nested too deep");
        }
        Syntax of = not();
        depth--;
        return new Syntax.Not(at, of);
    }

    private Syntax comparison() {
        Syntax left = concat();
        while (true) {
            Token token = tokens.peek();
            Comparator comparator = comparator(token);
            if (comparator != null) {
                tokens.take();
                link(token);
                left = new Syntax.Comparison(token.at(), comparator, left, concat());
            } else if (token.is("~") || token.is("!~")) {
                tokens.take();
                Syntax match = new Syntax.Match(token.at(), Expression.Pattern.REGEX, left, concat(), null);
                left = token.is("!~") ? new Syntax.Not(token.at(), match) : match;
            } else if (token.isWord("IS")) {
                tokens.take();
                left = is(left, token.at());
            } else {
                boolean negated = token.isWord("NOT");
                Token word = negated ? tokens.second() : token;
                if (!word.isWord("IN") && !word.isWord("LIKE") && !word.isWord("ILIKE") && !word.isWord("BETWEEN")) {
                    return left;
                }
                if (negated) {
                    tokens.take();
                }
                tokens.take();
                link(word);
                Syntax test = test(word, left);
                left = negated ? new Syntax.Not(token.at(), test) : test;
            }
        }
    }

    private static @Nullable Comparator comparator(Token token) {
        return token.kind() != Kind.SIGN ? null : switch (token.text()) {
            case "=", "==" -> Comparator.EQUAL;
            case "<>", "!=" -> Comparator.NOT_EQUAL;
            case "<" -> Comparator.LESS;
            case "<=" -> Comparator.LESS_OR_EQUAL;
            case ">" -> Comparator.GREATER;
            case ">=" -> Comparator.GREATER_OR_EQUAL;
            default -> null;
        };
    }

    private Syntax is(Syntax left, int at) {
        boolean negated = tokens.acceptWord("NOT");
        Syntax test;
        if (tokens.acceptWord("NULL")) {
            test = new Syntax.IsNull(at, left);
        } else if (tokens.peek().isWord("TRUE") || tokens.peek().isWord("FALSE")) {
            Token truth = tokens.take();
            test = new Syntax.Not(at,
                    new Syntax.Distinct(at, left, new Syntax.Truth(truth.at(), truth.isWord("TRUE"))));
        } else if (tokens.acceptWord("DISTINCT")) {
            tokens.expectWord("FROM");
            test = new Syntax.Distinct(at, left, concat());
        } else {
            throw source.mistake(tokens.peek().at(),
                    "NULL, TRUE, FALSE or DISTINCT FROM is missing before " + tokens.peek().shown());
        }
        return negated ? new Syntax.Not(at, test) : test;
    }

    private Syntax test(Token word, Syntax left) {
        return switch (word.text().toUpperCase(Locale.ROOT)) {
            case "IN" -> {
                tokens.expect("(");
                yield new Syntax.In(word.at(), left, list(")"));
            }
            case "BETWEEN" -> {
                Syntax low = concat();
                tokens.expectWord("AND");
                yield new Syntax.Between(word.at(), left, low, concat());
            }
            case "LIKE" -> like(word, Expression.Pattern.LIKE, left);
            default -> like(word, Expression.Pattern.ILIKE, left);
        };
    }

    private Syntax like(Token word, Expression.Pattern kind, Syntax left) {
        Syntax pattern = concat();
        if (!tokens.acceptWord("ESCAPE")) {
            return new Syntax.Match(word.at(), kind, left, pattern, null);
        }
        Token escape = tokens.take();
        if (escape.kind() != Kind.STRING) {
            throw source.mistake(escape.at(), "a character in quotes is missing before " + escape.shown());
        }
        return new Syntax.Match(word.at(), kind, left, pattern, new Syntax.Text(escape.at(), escape.text()));
    }

    private List<Syntax> list(String end) {
        List<Syntax> items = new ArrayList<>();
        do {
            items.add(or());
        } while (tokens.accept(","));
        tokens.expect(end);
        return items;
    }

    private Syntax concat() {
        Syntax left = sum();
        while (tokens.peek().is("||")) {
            Token at = tokens.take();
            link(at);
            left = new Syntax.Call(at.at(), "||", List.of(left, sum()));
        }
        return left;
    }

    private Syntax sum() {
        Syntax left = product();
        while (tokens.peek().is("+") || tokens.peek().is("-")) {
            Token sign = tokens.take();
            link(sign);
            left = new Syntax.Calculation(sign.at(), sign.is("+") ? Operator.PLUS : Operator.MINUS, left, product());
        }
        return left;
    }

    private Syntax product() {
        Syntax left = unary();
        while (tokens.peek().is("*") || tokens.peek().is("/") || tokens.peek().is("%")) {
            Token sign = tokens.take();
            link(sign);
            Operator operator = sign.is("*") ? Operator.TIMES : sign.is("/") ? Operator.DIVIDE : Operator.REMAINDER;
            left = new Syntax.Calculation(sign.at(), operator, left, unary());
        }
        return left;
    }

    private Syntax unary() {
        Token sign = tokens.peek();
        if (!sign.is("-") && !sign.is("+")) {
            return postfix();
        }
        tokens.take();
        if (sign.is("-") && tokens.peek().kind() == Kind.NUMBER) {
            // So that the least integer can be written.
            return postfix(new Syntax.Number(sign.at(), "-" + tokens.take().text()));
        }
        if (++depth > DEEPEST) {
            throw source.mistake(sign.at(), "the expression is nested too deep");
        }
        Syntax of = unary();
        depth--;
        return sign.is("-") ? new Syntax.Negation(sign.at(), of) : of;
    }

    private Syntax postfix() {
        return postfix(primary());
    }

    private Syntax postfix(Syntax first) {
        Syntax left = first;
        while (true) {
            Token token = tokens.peek();
            if (tokens.accept(".")) {
                link(token);
                Token name = tokens.take();
                if (name.kind() != Kind.WORD && name.kind() != Kind.QUOTED) {
                    throw source.mistake(name.at(), "the name of a field is missing before " + name.shown());
                }
                left = new Syntax.Field(name.at(), left, name.text());
            } else if (tokens.accept("[")) {
                link(token);
                Syntax index = or();
                tokens.expect("]");
                left = new Syntax.Element(token.at(), left, index);
            } else if (tokens.accept("::")) {
                link(token);
                left = new Syntax.Cast(token.at(), left, TypeName.read(source, tokens));
            } else {
                return left;
            }
        }
    }

    private Syntax primary() {
        Token token = tokens.take();
        return switch (token.kind()) {
            case NUMBER -> new Syntax.Number(token.at(), token.text());
            case STRING -> new Syntax.Text(token.at(), token.text());
            case QUOTED -> new Syntax.Name(token.at(), token.text(), true);
            case WORD -> word(token);
            case END -> throw source.mistake(token.at(), "the expression ends where a value is missing");
            case SIGN -> {
                if (!token.is("(")) {
                    throw source.mistake(token.at(), "a value is missing before " + token.shown());
                }
                Syntax inner = or();
                tokens.expect(")");
                yield inner;
            }
        };
    }

    private Syntax word(Token token) {
        String upper = token.text().toUpperCase(Locale.ROOT);
        if (tokens.peek().is("(") && !upper.equals("NOT")) {
            return upper.equals("CAST") ? cast(token) : call(token);
        }
        if (tokens.peek().kind() == Kind.STRING
                && List.of("DATE", "TIME", "TIMESTAMP", "TIMESTAMPTZ", "INTERVAL", "UUID")
                        .contains(upper)) {
            CastTarget type = java.util.Objects.requireNonNull(CastTarget.named(upper, List.of()));
            Token text = tokens.take();
            return new Syntax.Typed(text.at(), type, upper.equals("INTERVAL") ? interval(text.text()) : text.text());
        }
        if (upper.equals("INTERVAL") && (tokens.peek().kind() == Kind.NUMBER || tokens.peek().is("-"))) {
            String sign = tokens.accept("-") ? "-" : "";
            Token number = tokens.take();
            return new Syntax.Typed(number.at(), CastTarget.any(new dev.colonnade.scan.value.SqlType.Interval()),
                    interval(sign + number.text()));
        }
        if (RESERVED.contains(upper)) {
            throw source.mistake(token.at(), "a value is missing before " + token.shown());
        }
        return switch (upper) {
            case "TRUE" -> new Syntax.Truth(token.at(), true);
            case "FALSE" -> new Syntax.Truth(token.at(), false);
            case "NULL" -> new Syntax.Truth(token.at(), null);
            case "CASE" -> cases(token.at());
            default -> new Syntax.Name(token.at(), token.text(), false);
        };
    }

    /** {@code INTERVAL '3' DAY} has its unit behind the string, {@code INTERVAL '3 days'} in it. */
    private String interval(String text) {
        boolean bare = text.strip().matches("[+-]?\\d+(\\.\\d+)?");
        return bare && tokens.peek().kind() == Kind.WORD
                && !RESERVED.contains(tokens.peek().text().toUpperCase(Locale.ROOT))
                        ? text + " " + tokens.take().text()
                        : text;
    }

    private Syntax cast(Token token) {
        tokens.expect("(");
        Syntax of = or();
        tokens.expectWord("AS");
        CastTarget target = TypeName.read(source, tokens);
        tokens.expect(")");
        return new Syntax.Cast(token.at(), of, target);
    }

    private Syntax call(Token name) {
        tokens.expect("(");
        List<Syntax> arguments = tokens.accept(")") ? List.of() : list(")");
        return new Syntax.Call(name.at(), name.text().toLowerCase(Locale.ROOT), arguments);
    }

    private Syntax cases(int at) {
        Syntax operand = tokens.peek().isWord("WHEN") ? null : or();
        List<Syntax.Branch> branches = new ArrayList<>();
        while (tokens.acceptWord("WHEN")) {
            Syntax condition = or();
            tokens.expectWord("THEN");
            branches.add(new Syntax.Branch(condition, or()));
        }
        if (branches.isEmpty()) {
            throw source.mistake(tokens.peek().at(), "WHEN is missing before " + tokens.peek().shown());
        }
        Syntax otherwise = tokens.acceptWord("ELSE") ? or() : null;
        tokens.expectWord("END");
        return new Syntax.Case(at, operand, branches, otherwise);
    }
}
