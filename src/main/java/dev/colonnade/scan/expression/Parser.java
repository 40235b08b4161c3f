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
    private final List<Token> tokens;
    private int next;
    private int depth;
    private int chain;

    private Parser(Source source) {
        this.source = source;
        this.tokens = Lexer.tokens(source);
    }

    /** Whether a name must be quoted not to be taken for a word of the language. */
    static boolean isTaken(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return RESERVED.contains(upper) || LEADING.contains(upper);
    }

    static Syntax parse(Source source) {
        Parser parser = new Parser(source);
        if (parser.peek().kind() == Kind.END) {
            throw source.mistake(parser.peek().at(), "an expression is missing");
        }
        Syntax whole = parser.or();
        Token rest = parser.peek();
        if (rest.kind() != Kind.END) {
            throw source.mistake(rest.at(), "unexpected " + rest.shown());
        }
        return whole;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    private boolean accept(String sign) {
        if (peek().is(sign)) {
            next++;
            return true;
        }
        return false;
    }

    private boolean acceptWord(String word) {
        if (peek().isWord(word)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String sign) {
        if (!accept(sign)) {
            throw source.mistake(peek().at(), "\"" + sign + "\" is missing before " + peek().shown());
        }
    }

    private void expectWord(String word) {
        if (!acceptWord(word)) {
            throw source.mistake(peek().at(), word + " is missing before " + peek().shown());
        }
    }

    private void link(Token at) {
        if (++chain > LONGEST_CHAIN) {
            throw source.mistake(at.at(), "the expression is too long");
        }
    }

    private Syntax or() {
        if (++depth > DEEPEST) {
            throw source.mistake(peek().at(), "the expression is nested too deep");
        }
        Syntax left = and();
        while (peek().isWord("OR")) {
            Token at = take();
            link(at);
            left = new Syntax.Junction(at.at(), false, left, and());
        }
        depth--;
        return left;
    }

    private Syntax and() {
        Syntax left = not();
        while (peek().isWord("AND")) {
            Token at = take();
            link(at);
            left = new Syntax.Junction(at.at(), true, left, not());
        }
        return left;
    }

    private Syntax not() {
        if (!peek().isWord("NOT")) {
            return comparison();
        }
        int at = take().at();
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
            Token token = peek();
            Comparator comparator = comparator(token);
            if (comparator != null) {
                take();
                link(token);
                left = new Syntax.Comparison(token.at(), comparator, left, concat());
            } else if (token.is("~") || token.is("!~")) {
                take();
                Syntax match = new Syntax.Match(token.at(), Expression.Pattern.REGEX, left, concat());
                left = token.is("!~") ? new Syntax.Not(token.at(), match) : match;
            } else if (token.isWord("IS")) {
                take();
                left = is(left, token.at());
            } else {
                boolean negated = token.isWord("NOT");
                Token word = negated ? tokens.get(next + 1) : token;
                if (!word.isWord("IN") && !word.isWord("LIKE") && !word.isWord("ILIKE") && !word.isWord("BETWEEN")) {
                    return left;
                }
                next += negated ? 2 : 1;
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
        boolean negated = acceptWord("NOT");
        Syntax test;
        if (acceptWord("NULL")) {
            test = new Syntax.IsNull(at, left);
        } else if (peek().isWord("TRUE") || peek().isWord("FALSE")) {
            Token truth = take();
            test = new Syntax.Not(at,
                    new Syntax.Distinct(at, left, new Syntax.Truth(truth.at(), truth.isWord("TRUE"))));
        } else if (acceptWord("DISTINCT")) {
            expectWord("FROM");
            test = new Syntax.Distinct(at, left, concat());
        } else {
            throw source.mistake(peek().at(), "NULL, TRUE, FALSE or DISTINCT FROM is missing before " + peek().shown());
        }
        return negated ? new Syntax.Not(at, test) : test;
    }

    private Syntax test(Token word, Syntax left) {
        return switch (word.text().toUpperCase(Locale.ROOT)) {
            case "IN" -> {
                expect("(");
                yield new Syntax.In(word.at(), left, list(")"));
            }
            case "BETWEEN" -> {
                Syntax low = concat();
                expectWord("AND");
                yield new Syntax.Between(word.at(), left, low, concat());
            }
            case "LIKE" -> new Syntax.Match(word.at(), Expression.Pattern.LIKE, left, concat());
            default -> new Syntax.Match(word.at(), Expression.Pattern.ILIKE, left, concat());
        };
    }

    private List<Syntax> list(String end) {
        List<Syntax> items = new ArrayList<>();
        do {
            items.add(or());
        } while (accept(","));
        expect(end);
        return items;
    }

    private Syntax concat() {
        Syntax left = sum();
        while (peek().is("||")) {
            Token at = take();
            link(at);
            left = new Syntax.Call(at.at(), "||", List.of(left, sum()));
        }
        return left;
    }

    private Syntax sum() {
        Syntax left = product();
        while (peek().is("+") || peek().is("-")) {
            Token sign = take();
            link(sign);
            left = new Syntax.Calculation(sign.at(), sign.is("+") ? Operator.PLUS : Operator.MINUS, left, product());
        }
        return left;
    }

    private Syntax product() {
        Syntax left = unary();
        while (peek().is("*") || peek().is("/") || peek().is("%")) {
            Token sign = take();
            link(sign);
            Operator operator = sign.is("*") ? Operator.TIMES : sign.is("/") ? Operator.DIVIDE : Operator.REMAINDER;
            left = new Syntax.Calculation(sign.at(), operator, left, unary());
        }
        return left;
    }

    private Syntax unary() {
        Token sign = peek();
        if (!sign.is("-") && !sign.is("+")) {
            return postfix();
        }
        take();
        if (sign.is("-") && peek().kind() == Kind.NUMBER) {
            // So that the least integer can be written.
            return postfix(new Syntax.Number(sign.at(), "-" + take().text()));
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
            Token token = peek();
            if (accept(".")) {
                link(token);
                Token name = take();
                if (name.kind() != Kind.WORD && name.kind() != Kind.QUOTED) {
                    throw source.mistake(name.at(), "the name of a field is missing before " + name.shown());
                }
                left = new Syntax.Field(name.at(), left, name.text());
            } else if (accept("[")) {
                link(token);
                Syntax index = or();
                expect("]");
                left = new Syntax.Element(token.at(), left, index);
            } else if (accept("::")) {
                link(token);
                left = new Syntax.Cast(token.at(), left, type());
            } else {
                return left;
            }
        }
    }

    private Syntax primary() {
        Token token = take();
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
                expect(")");
                yield inner;
            }
        };
    }

    private Syntax word(Token token) {
        String upper = token.text().toUpperCase(Locale.ROOT);
        if (peek().is("(") && !upper.equals("NOT")) {
            return upper.equals("CAST") ? cast(token) : call(token);
        }
        if (peek().kind() == Kind.STRING && List.of("DATE", "TIME", "TIMESTAMP", "TIMESTAMPTZ", "INTERVAL", "UUID")
                .contains(upper)) {
            CastTarget type = java.util.Objects.requireNonNull(CastTarget.named(upper, List.of()));
            Token text = take();
            return new Syntax.Typed(text.at(), type, upper.equals("INTERVAL") ? interval(text.text()) : text.text());
        }
        if (upper.equals("INTERVAL") && (peek().kind() == Kind.NUMBER || peek().is("-"))) {
            String sign = accept("-") ? "-" : "";
            Token number = take();
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
        return bare && peek().kind() == Kind.WORD && !RESERVED.contains(peek().text().toUpperCase(Locale.ROOT))
                ? text + " " + take().text()
                : text;
    }

    private Syntax cast(Token token) {
        expect("(");
        Syntax of = or();
        expectWord("AS");
        CastTarget target = type();
        expect(")");
        return new Syntax.Cast(token.at(), of, target);
    }

    private CastTarget type() {
        Token name = take();
        if (name.kind() != Kind.WORD) {
            throw source.mistake(name.at(), "the name of a type is missing before " + name.shown());
        }
        String words = name.text();
        if (words.equalsIgnoreCase("double") && acceptWord("PRECISION")) {
            words = "DOUBLE PRECISION";
        } else if (words.equalsIgnoreCase("timestamp") && acceptWord("WITH")) {
            expectWord("TIME");
            expectWord("ZONE");
            words = "TIMESTAMP WITH TIME ZONE";
        }
        List<Integer> parameters = new ArrayList<>();
        if (accept("(")) {
            do {
                Token number = take();
                if (number.kind() != Kind.NUMBER || !number.text().matches("\\d{1,5}")) {
                    throw source.mistake(number.at(), "a number of digits is missing before " + number.shown());
                }
                parameters.add(Integer.parseInt(number.text()));
            } while (accept(","));
            expect(")");
        }
        CastTarget target = CastTarget.named(words, parameters);
        if (target == null) {
            throw source.mistake(name.at(), "unknown type \"" + words
                    + (parameters.isEmpty() ? "" : parameters.toString().replace('[', '(').replace(']', ')')) + "\"");
        }
        return target;
    }

    private Syntax call(Token name) {
        expect("(");
        List<Syntax> arguments = accept(")") ? List.of() : list(")");
        return new Syntax.Call(name.at(), name.text().toLowerCase(Locale.ROOT), arguments);
    }

    private Syntax cases(int at) {
        Syntax operand = peek().isWord("WHEN") ? null : or();
        List<Syntax.Branch> branches = new ArrayList<>();
        while (acceptWord("WHEN")) {
            Syntax condition = or();
            expectWord("THEN");
            branches.add(new Syntax.Branch(condition, or()));
        }
        if (branches.isEmpty()) {
            throw source.mistake(peek().at(), "WHEN is missing before " + peek().shown());
        }
        Syntax otherwise = acceptWord("ELSE") ? or() : null;
        expectWord("END");
        return new Syntax.Case(at, operand, branches, otherwise);
    }
}
