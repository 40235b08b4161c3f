package dev.colonnade.scan.expression;

import dev.colonnade.base.Near;
import dev.colonnade.column.Field;
import dev.colonnade.column.PrintedNames;
import dev.colonnade.column.Schema;
import dev.colonnade.scan.expression.Expression.Branch;
import dev.colonnade.scan.expression.Expression.Comparison;
import dev.colonnade.scan.expression.Expression.Constant;
import dev.colonnade.scan.value.Bytes;
import dev.colonnade.scan.value.Convert;
import dev.colonnade.scan.value.LikePattern;
import dev.colonnade.scan.value.Patterns;
import dev.colonnade.scan.value.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives names and types to a tree as it was written, and refuses what makes no sense. */
final class Binder {
    private static final SqlType BOOL = new SqlType.Bool();

    private final Source source;
    private final Schema schema;
    private final Coercion coercion;
    private final Calls calls;
    private final List<String> stored;
    private @Nullable List<String> printed;

    Binder(Source source, Schema schema) {
        this.source = source;
        this.schema = schema;
        this.coercion = new Coercion(source);
        this.calls = new Calls(source, coercion);
        this.stored = names(schema.fields());
    }

    private static List<String> names(List<Field> fields) {
        return fields.stream().map(Field::name).toList();
    }

    private List<String> printed() {
        List<String> names = printed;
        if (names == null) {
            names = PrintedNames.of(schema).all();
            printed = names;
        }
        return names;
    }

    /** An expression that must be true or false. */
    Expression predicate(Syntax syntax) {
        Expression bound = bind(syntax);
        if (bound.type() instanceof SqlType.Null) {
            return new Constant(BOOL, null);
        }
        if (!(bound.type() instanceof SqlType.Bool)) {
            throw source.mistake(syntax.at(), "a condition is wanted where this is of type " + bound.type());
        }
        return bound;
    }

    Expression bind(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Name name -> column(name);
            case Syntax.Field field -> field(field);
            case Syntax.Element element -> element(element);
            case Syntax.Number number -> number(number);
            case Syntax.Text text -> new Constant(new SqlType.Text(), Bytes.of(text.text()));
            case Syntax.Truth truth -> new Constant(truth.value() == null ? new SqlType.Null() : BOOL, truth.value());
            case Syntax.Typed typed -> coercion.literal(typed.at(), typed.text(), typed.type().type());
            case Syntax.Not not -> new Expression.Not(predicate(not.of()));
            case Syntax.Junction junction -> junction(junction);
            case Syntax.Comparison c -> coercion.compare(place(c.at(), c.left(), c.right()), c.comparator(),
                    bind(c.left()), bind(c.right()));
            case Syntax.IsNull isNull -> new Expression.IsNull(bind(isNull.of()));
            case Syntax.Distinct d -> {
                Comparison pair = coercion.compare(place(d.at(), d.left(), d.right()), Comparator.EQUAL, bind(d.left()),
                        bind(d.right()));
                yield new Expression.Distinct(pair.left(), pair.right());
            }
            case Syntax.Between between -> {
                Expression of = bind(between.of());
                yield new Expression.And(List.of(
                        coercion.compare(place(between.at(), between.of(), between.low()), Comparator.GREATER_OR_EQUAL,
                                of, bind(between.low())),
                        coercion.compare(place(between.at(), between.of(), between.high()), Comparator.LESS_OR_EQUAL,
                                of, bind(between.high()))));
            }
            case Syntax.In in -> in(in);
            case Syntax.Match match -> match(match);
            case Syntax.Calculation c -> coercion.calculate(c.at(), c.operator(), bind(c.left()), bind(c.right()));
            case Syntax.Negation negation -> coercion.calculate(negation.at(),
                    dev.colonnade.scan.value.Arithmetic.Operator.TIMES, bind(negation.of()),
                    new Constant(new SqlType.Int(), -1L));
            case Syntax.Call call -> {
                List<Expression> arguments = new ArrayList<>();
                call.arguments().forEach(argument -> arguments.add(bind(argument)));
                yield calls.bind(call, arguments);
            }
            case Syntax.Cast cast -> cast(cast);
            case Syntax.Case cases -> cases(cases);
        };
    }

    /** Where a comparison goes wrong: at a literal text, which has to be read as something else, or where it stands. */
    private static int place(int at, Syntax left, Syntax right) {
        return right instanceof Syntax.Text ? right.at() : left instanceof Syntax.Text ? left.at() : at;
    }

    private Expression cast(Syntax.Cast cast) {
        Expression of = bind(cast.of());
        if (!Convert.isPossible(of.type(), cast.target().type())) {
            throw source.mistake(cast.at(), of.type() + " cannot be converted to " + cast.target().name());
        }
        // A literal that is no such value is none in any row.
        if (cast.of() instanceof Syntax.Text(int at, String text)
                && Convert.plain(Bytes.of(text), of.type(), cast.target().type()) == null) {
            throw source.mistake(at, "'" + Token.cut(text) + "' is not of type " + cast.target().name());
        }
        return new Expression.Cast(of, cast.target());
    }

    private Expression column(Syntax.Name name) {
        int column = find(name.name(), name.quoted(), stored);
        if (column < 0) {
            // Of columns that share a name each has another one that it is printed with.
            column = find(name.name(), name.quoted(), printed());
        }
        if (column < 0) {
            throw unknown(name.at(), "column", name.name(), printed());
        }
        Field field = schema.field(column);
        return new Expression.ColumnValue(SqlType.of(field.type()), column, field.name());
    }

    private dev.colonnade.base.Fault unknown(int at, String kind, String name, List<String> names) {
        String near = Near.of(name, names);
        return source.mistake(at, "unknown " + kind + " \"" + Token.cut(name) + "\"",
                near.isEmpty() ? "" : "did you mean " + near + "?");
    }

    /** By its exact name; else, unless quoted, by a name that differs in case alone and is the only one. */
    private static int find(String name, boolean quoted, List<String> names) {
        int found = names.indexOf(name);
        if (found >= 0) {
            return found;
        }
        for (int i = 0; i < names.size() && !quoted; i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    private Expression field(Syntax.Field field) {
        if (field.of() instanceof Syntax.Name(int at, String name, boolean quoted)
                && find(name, quoted, stored) < 0) {
            // Some writers flatten structs into columns whose names have dots.
            int column = find(name + "." + field.name(), true, stored);
            if (column >= 0) {
                return new Expression.ColumnValue(SqlType.of(schema.field(column).type()), column,
                        schema.field(column).name());
            }
        }
        Expression of = bind(field.of());
        if (!(of.type() instanceof SqlType.Struct(List<Field> fields))) {
            throw source.mistake(field.at(), "a value of type " + of.type() + " has no fields");
        }
        List<String> names = names(fields);
        int index = find(field.name(), false, names);
        if (index < 0) {
            throw unknown(field.at(), "field", field.name(), names);
        }
        return new Expression.FieldValue(SqlType.of(fields.get(index).type()), of, index);
    }

    private Expression element(Syntax.Element element) {
        Expression of = bind(element.of());
        Expression index = bind(element.index());
        return switch (of.type()) {
            case SqlType.ListOf(SqlType type) -> {
                if (!(index.type() instanceof SqlType.Int) && !(index.type() instanceof SqlType.Null)) {
                    throw source.mistake(element.index().at(), "the place in a list is a whole number from 1");
                }
                yield new Expression.ElementValue(type, of, index);
            }
            case SqlType.MapOf(SqlType key, SqlType value) -> new Expression.MapValue(value, of,
                    coercion.comparable(element.index().at(), index, key));
            case SqlType.Struct struct when element.index() instanceof Syntax.Text(int at, String name) -> field(
                    new Syntax.Field(at, element.of(), name));
            default -> throw source.mistake(element.at(), "a value of type " + of.type() + " has no elements");
        };
    }

    private Expression number(Syntax.Number number) {
        String digits = number.digits().replace("_", "");
        if (digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0) {
            return new Constant(new SqlType.Real(64), Double.valueOf(digits));
        }
        if (digits.length() > 400) {
            throw source.mistake(number.at(), "a number of " + digits.length() + " digits is too long");
        }
        BigDecimal value = new BigDecimal(digits);
        if (value.scale() == 0 && value.toBigInteger().bitLength() < Long.SIZE) {
            return new Constant(new SqlType.Int(), value.longValue());
        }
        return new Constant(new SqlType.Decimal(value.scale()), value);
    }

    private Expression junction(Syntax.Junction junction) {
        List<Expression> parts = new ArrayList<>();
        gather(junction, junction.and(), parts);
        return junction.and() ? new Expression.And(parts) : new Expression.Or(parts);
    }

    /** A chain of ANDs is one AND of many; it leans to the left, so the loop goes down that side. */
    private void gather(Syntax syntax, boolean and, List<Expression> into) {
        List<Syntax> reversed = new ArrayList<>();
        Syntax at = syntax;
        while (at instanceof Syntax.Junction junction && junction.and() == and) {
            reversed.add(junction.right());
            at = junction.left();
        }
        reversed.add(at);
        for (Syntax part : reversed.reversed()) {
            into.add(predicate(part));
        }
    }

    private Expression in(Syntax.In in) {
        Expression of = bind(in.of());
        List<Expression> pairs = new ArrayList<>();
        boolean same = true;
        for (Syntax option : in.options()) {
            Comparison pair = coercion.compare(option.at(), Comparator.EQUAL, of, bind(option));
            same &= pair.left().equals(of);
            pairs.add(pair);
        }
        // An option may ask for the other side to be converted, a date beside a timestamp for one.
        return same
                ? new Expression.In(of, pairs.stream().map(pair -> ((Comparison) pair).right()).toList())
                : new Expression.Or(pairs);
    }

    private Expression match(Syntax.Match match) {
        Expression of = coercion.text(match.of().at(), bind(match.of()));
        Expression pattern = coercion.text(match.pattern().at(), bind(match.pattern()));
        int escape = escape(match.escape());
        if (pattern instanceof Constant(SqlType type, Object value) && value != null) {
            try {
                Patterns.of(match.kind().name(), value.toString(), escape);
            } catch (IllegalArgumentException e) {
                throw source.mistake(match.pattern().at(), Patterns.problem(e));
            }
        }
        return new Expression.Match(match.kind(), of, pattern, escape);
    }

    private int escape(Syntax.@Nullable Text text) {
        if (text == null || text.text().isEmpty()) {
            return LikePattern.NO_ESCAPE;
        }
        if (text.text().codePointCount(0, text.text().length()) > 1) {
            throw source.mistake(text.at(), "what takes others literally is one character");
        }
        return text.text().codePointAt(0);
    }

    private Expression cases(Syntax.Case cases) {
        Expression operand = cases.operand() == null ? null : bind(cases.operand());
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        for (Syntax.Branch branch : cases.branches()) {
            conditions.add(operand == null
                    ? predicate(branch.condition())
                    : coercion.compare(branch.condition().at(), Comparator.EQUAL, operand, bind(branch.condition())));
            results.add(bind(branch.result()));
        }
        @Nullable
        Syntax otherwise = cases.otherwise();
        results.add(otherwise == null ? new Constant(new SqlType.Null(), null) : bind(otherwise));
        List<Expression> same = coercion.unify(cases.at(), results);
        List<Branch> branches = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            branches.add(new Branch(conditions.get(i), same.get(i)));
        }
        return new Expression.Case(same.getFirst().type(), branches, same.getLast());
    }
}
