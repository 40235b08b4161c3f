package dev.colonnade.scan.expression;

import dev.colonnade.base.Near;
import dev.colonnade.column.Type.Unit;
import dev.colonnade.scan.expression.Expression.Constant;
import dev.colonnade.scan.value.CastTarget;
import dev.colonnade.scan.value.Moment;
import dev.colonnade.scan.value.SqlType;
import dev.colonnade.scan.value.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which functions take what, and what comes of it. */
final class Calls {
    private static final SqlType INT = new SqlType.Int();
    private static final SqlType TEXT = new SqlType.Text();
    private static final SqlType BOOL = new SqlType.Bool();

    private final Source source;
    private final Coercion coercion;

    Calls(Source source, Coercion coercion) {
        this.source = source;
        this.coercion = coercion;
    }

    Expression bind(Syntax.Call call, List<Expression> given) {
        Function function = Function.named(call.name());
        if (function == null) {
            String near = Near.of(call.name(), Arrays.stream(Function.values()).map(Function::title).toList());
            throw source.mistake(call.at(), "unknown function \"" + call.name() + "\"",
                    near.isEmpty() ? "" : "did you mean " + near + "?");
        }
        if (given.size() < function.fewest || given.size() > function.most) {
            String wanted = function.fewest == function.most
                    ? "" + function.fewest
                    : function.fewest + " to " + function.most;
            throw source.mistake(call.at(),
                    function.title() + " takes " + wanted + " arguments, not " + given.size());
        }
        return switch (function) {
            case ABS -> new Expression.Call(number(call, given, 0), function, given);
            case ROUND -> round(call, given);
            case FLOOR, CEIL -> {
                SqlType type = number(call, given, 0);
                yield new Expression.Call(type instanceof SqlType.Decimal ? new SqlType.Decimal(0) : type, function,
                        given);
            }
            case IS_NAN -> {
                number(call, given, 0);
                yield new Expression.Call(BOOL, function, given);
            }
            case LENGTH -> length(call, given);
            case LOWER, UPPER, TRIM -> new Expression.Call(TEXT, function, texts(call, given, 0));
            case STARTS_WITH, ENDS_WITH, CONTAINS -> new Expression.Call(BOOL, function, texts(call, given, 0));
            case SUBSTR -> {
                List<Expression> arguments = new ArrayList<>(given);
                arguments.set(0, coercion.text(call.arguments().getFirst().at(), given.getFirst()));
                for (int i = 1; i < given.size(); i++) {
                    if (!(given.get(i).type() instanceof SqlType.Int)
                            && !(given.get(i).type() instanceof SqlType.Null)) {
                        throw wanted(call, i, "a whole number", given.get(i));
                    }
                }
                yield new Expression.Call(TEXT, function, arguments);
            }
            case CONCAT, JOIN -> new Expression.Call(TEXT, function, asText(call, given));
            case COALESCE -> {
                List<Expression> same = coercion.unify(call.at(), given);
                yield new Expression.Call(same.getFirst().type(), function, same);
            }
            case YEAR, MONTH, DAY -> part(call, function, given, false);
            case HOUR, MINUTE, SECOND -> part(call, function, given, true);
            case DATE_TRUNC -> truncate(call, given);
        };
    }

    private dev.colonnade.base.Fault wanted(Syntax.Call call, int argument, String what, Expression given) {
        return source.mistake(call.arguments().get(argument).at(),
                call.name() + " wants " + what + " where this is of type " + given.type());
    }

    private SqlType number(Syntax.Call call, List<Expression> given, int argument) {
        SqlType type = given.get(argument).type();
        if (!type.isNumber() && !(type instanceof SqlType.Null)) {
            throw wanted(call, argument, "a number", given.get(argument));
        }
        return type;
    }

    private Expression round(Syntax.Call call, List<Expression> given) {
        SqlType type = number(call, given, 0);
        long digits = 0;
        if (given.size() > 1) {
            if (!(given.get(1) instanceof Constant(SqlType t, Object value) && value instanceof Long n)
                    || Math.abs(n) > 400) {
                throw wanted(call, 1, "a literal number of digits", given.get(1));
            }
            digits = n;
        }
        if (type instanceof SqlType.Decimal(int scale)) {
            type = new SqlType.Decimal((int) Math.clamp(digits, 0, Math.max(scale, 0)));
        }
        return new Expression.Call(type, Function.ROUND, given);
    }

    private Expression length(Syntax.Call call, List<Expression> given) {
        SqlType type = given.getFirst().type();
        boolean counted = type instanceof SqlType.Text || type instanceof SqlType.Blob || type instanceof SqlType.Null
                || type instanceof SqlType.ListOf || type instanceof SqlType.MapOf;
        if (!counted) {
            throw wanted(call, 0, "a text or a list", given.getFirst());
        }
        return new Expression.Call(INT, Function.LENGTH, given);
    }

    private List<Expression> texts(Syntax.Call call, List<Expression> given, int from) {
        List<Expression> texts = new ArrayList<>(given.subList(0, from));
        for (int i = from; i < given.size(); i++) {
            texts.add(coercion.text(call.arguments().get(i).at(), given.get(i)));
        }
        return texts;
    }

    private List<Expression> asText(Syntax.Call call, List<Expression> given) {
        List<Expression> texts = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i).type().isNested()) {
                throw wanted(call, i, "a text", given.get(i));
            }
            texts.add(coercion.convert(given.get(i), TEXT));
        }
        return texts;
    }

    private Expression temporal(Syntax.Call call, List<Expression> given, int argument, boolean time) {
        Expression of = given.get(argument);
        if (of instanceof Constant(SqlType type, Object value) && type instanceof SqlType.Text && value != null) {
            of = coercion.literal(call.arguments().get(argument).at(), value.toString(),
                    new SqlType.Timestamp(Unit.MICRO, false));
        }
        SqlType type = of.type();
        if (type instanceof SqlType.Date || type instanceof SqlType.Timestamp || type instanceof SqlType.Null
                || time && type instanceof SqlType.Time) {
            return of;
        }
        throw wanted(call, argument, time ? "a time or timestamp" : "a date or timestamp", of);
    }

    private Expression part(Syntax.Call call, Function function, List<Expression> given, boolean time) {
        return new Expression.Call(INT, function, List.of(temporal(call, given, 0, time)));
    }

    private Expression truncate(Syntax.Call call, List<Expression> given) {
        if (!(given.getFirst() instanceof Constant(SqlType type, Object value) && value != null
                && type instanceof SqlType.Text)) {
            throw wanted(call, 0, "a literal such as 'month'", given.getFirst());
        }
        String part = value.toString().toLowerCase(Locale.ROOT);
        Moment probe = new Moment(1, 1);
        Moment cut = Temporal.truncate(part, probe);
        if (cut == null) {
            throw source.mistake(call.arguments().getFirst().at(), "'" + value + "' is no part of a date");
        }
        Expression of = temporal(call, given, 1, false);
        boolean whole = cut.second() != probe.second();
        SqlType result = of.type() instanceof SqlType.Date && !whole
                ? new SqlType.Timestamp(Unit.MICRO, false)
                : of.type();
        Expression name = coercion.literal(call.at(), part, TEXT);
        return new Expression.Call(result, Function.DATE_TRUNC,
                List.of(name, result.equals(of.type()) ? of : new Expression.Cast(of, CastTarget.any(result))));
    }
}
