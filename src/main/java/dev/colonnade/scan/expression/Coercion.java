package dev.colonnade.scan.expression;

import dev.colonnade.column.Type.Unit;
import dev.colonnade.scan.expression.Expression.Comparison;
import dev.colonnade.scan.expression.Expression.Constant;
import dev.colonnade.scan.value.Arithmetic.Operator;
import dev.colonnade.scan.value.Bytes;
import dev.colonnade.scan.value.CastTarget;
import dev.colonnade.scan.value.Convert;
import dev.colonnade.scan.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which types go together, and what is converted so that they do.
 *
 * <p>Numbers are compared as they are, whatever their types; but a literal with a point, beside a floating-point value,
 * is taken as the nearest number of that width, so that {@code price = 0.1} finds what was stored as 0.1. A literal text
 * beside a date, a number and so on is read as one. A date beside a timestamp is its midnight.
 */
final class Coercion {
    private final Source source;

    Coercion(Source source) {
        this.source = source;
    }

    Constant literal(int at, String text, SqlType type) {
        Object value = Convert.plain(Bytes.of(text), new SqlType.Text(), type);
        if (value == null) {
            throw source.mistake(at, "'" + Token.cut(text) + "' is not of type " + type);
        }
        return new Constant(type, value);
    }

    Comparison compare(int at, Comparator comparator, Expression left, Expression right) {
        Expression a = comparable(at, left, right.type());
        Expression b = comparable(at, right, a.type());
        SqlType x = a.type();
        SqlType y = b.type();
        if (x instanceof SqlType.Date && y instanceof SqlType.Timestamp) {
            a = convert(a, y);
        } else if (x instanceof SqlType.Timestamp && y instanceof SqlType.Date) {
            b = convert(b, x);
        } else if (x.isNested() || y.isNested() || !isOrdered(x, y)) {
            throw source.mistake(at, x + " cannot be compared with " + y);
        }
        return new Comparison(comparator, nearest(a, y), nearest(b, x));
    }

    private static boolean isOrdered(SqlType a, SqlType b) {
        return a instanceof SqlType.Null || b instanceof SqlType.Null || a.isNumber() && b.isNumber()
                || a.getClass() == b.getClass();
    }

    /** A literal text as a value of the type it stands beside. */
    Expression comparable(int at, Expression e, SqlType beside) {
        if (e instanceof Constant(SqlType type, Object value) && type instanceof SqlType.Text && value != null
                && !(beside instanceof SqlType.Text) && !(beside instanceof SqlType.Null) && !beside.isNested()) {
            return literal(at, value.toString(), beside.isNumber() ? numberType(value.toString(), beside) : beside);
        }
        return e;
    }

    /** A text beside an integer may well be {@code 1.5}, and beside a decimal of two digits {@code 0.001}. */
    private static SqlType numberType(String text, SqlType beside) {
        int point = text.indexOf('.');
        boolean plain = text.strip().matches("[+-]?\\d*\\.?\\d*");
        if (beside instanceof SqlType.Real real) {
            // What a number of 32 bits cannot hold is not made one.
            return Convert.plain(Bytes.of(text), new SqlType.Text(), new SqlType.Real(64)) instanceof Double number
                    && !Convert.isHeld(number, real.bits()) ? new SqlType.Real(64) : beside;
        }
        if (!plain) {
            return new SqlType.Real(64);
        }
        return new SqlType.Decimal(point < 0 ? 0 : text.strip().length() - text.strip().indexOf('.') - 1);
    }

    /**
     * A decimal literal as the nearest floating-point number of the width it stands beside; as it is, if that were
     * infinite, or zero for something that is not.
     */
    private static Expression nearest(Expression e, SqlType beside) {
        if (beside instanceof SqlType.Real real && e instanceof Constant(SqlType type, Object value) && value != null
                && (type instanceof SqlType.Decimal || type instanceof SqlType.Real(int bits) && bits > real.bits())) {
            return Convert.isHeld(value, real.bits()) && Convert.plain(value, type, real) instanceof Double converted
                    ? new Constant(real, converted)
                    : e;
        }
        return e;
    }

    Expression convert(Expression e, SqlType to) {
        if (e.type().equals(to)) {
            return e;
        }
        if (e instanceof Constant(SqlType type, Object value)) {
            return new Constant(to, value == null ? null : Convert.plain(value, type, to));
        }
        return new Expression.Cast(e, CastTarget.any(to));
    }

    /** As text: what is not is a mistake. */
    Expression text(int at, Expression e) {
        if (e.type() instanceof SqlType.Text) {
            return e;
        }
        if (e.type() instanceof SqlType.Null) {
            return new Constant(new SqlType.Text(), null);
        }
        throw source.mistake(at, "a text is wanted where this is of type " + e.type());
    }

    /** All as values of one type. */
    List<Expression> unify(int at, List<Expression> all) {
        SqlType type = new SqlType.Null();
        for (Expression e : all) {
            if (!isTextLiteral(e)) {
                type = common(at, type, e.type());
            }
        }
        List<Expression> same = new ArrayList<>();
        SqlType target = type instanceof SqlType.Null && all.stream().anyMatch(Coercion::isTextLiteral)
                ? new SqlType.Text()
                : type;
        for (Expression e : all) {
            same.add(isTextLiteral(e) && !(target instanceof SqlType.Text)
                    ? literal(at, String.valueOf(((Constant) e).value()), target)
                    : convert(e, target));
        }
        return same;
    }

    private static boolean isTextLiteral(Expression e) {
        return e instanceof Constant c && c.type() instanceof SqlType.Text && c.value() != null;
    }

    private SqlType common(int at, SqlType a, SqlType b) {
        if (a.equals(b) || b instanceof SqlType.Null) {
            return a;
        }
        if (a instanceof SqlType.Null) {
            return b;
        }
        if (a.isNumber() && b.isNumber()) {
            if (a instanceof SqlType.Real || b instanceof SqlType.Real) {
                return new SqlType.Real(64);
            }
            return new SqlType.Decimal(Math.max(scale(a), scale(b)));
        }
        if (a instanceof SqlType.Timestamp x && b instanceof SqlType.Timestamp y) {
            return new SqlType.Timestamp(finer(x.unit(), y.unit()), x.zoned() || y.zoned());
        }
        if (a instanceof SqlType.Date && b instanceof SqlType.Timestamp) {
            return b;
        }
        if (a instanceof SqlType.Timestamp && b instanceof SqlType.Date) {
            return a;
        }
        throw source.mistake(at, "the results are of types " + a + " and " + b + ", which have none in common");
    }

    private static Unit finer(Unit a, Unit b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static int scale(SqlType type) {
        return type instanceof SqlType.Decimal(int scale) ? scale : 0;
    }

    Expression calculate(int at, Operator operator, Expression left, Expression right) {
        Expression a = temporalLiteral(at, left, right.type());
        Expression b = temporalLiteral(at, right, left.type());
        SqlType x = a.type();
        SqlType y = b.type();
        if (x instanceof SqlType.Null || y instanceof SqlType.Null) {
            return new Constant(x instanceof SqlType.Null ? y : x, null);
        }
        SqlType result = x.isNumber() && y.isNumber() ? number(operator, a, b) : temporal(operator, x, y);
        if (result == null) {
            throw source.mistake(at, x + " " + operator.symbol + " " + y + " has no meaning");
        }
        if (result instanceof SqlType.Timestamp || result instanceof SqlType.Interval) {
            a = x instanceof SqlType.Date ? convert(a, new SqlType.Timestamp(Unit.MICRO, false)) : a;
            b = y instanceof SqlType.Date ? convert(b, new SqlType.Timestamp(Unit.MICRO, false)) : b;
        }
        return new Expression.Calculation(result, operator, a, b);
    }

    private Expression temporalLiteral(int at, Expression e, SqlType beside) {
        return beside instanceof SqlType.Date || beside instanceof SqlType.Timestamp ? comparable(at, e, beside) : e;
    }

    private static SqlType number(Operator operator, Expression a, Expression b) {
        SqlType x = a.type();
        SqlType y = b.type();
        if (x instanceof SqlType.Real || y instanceof SqlType.Real) {
            boolean single = isSingle(a) && isSingle(b);
            return new SqlType.Real(single ? 32 : 64);
        }
        if (operator == Operator.DIVIDE) {
            return new SqlType.Real(64);
        }
        if (x instanceof SqlType.Int && y instanceof SqlType.Int) {
            return x;
        }
        return new SqlType.Decimal(operator == Operator.TIMES ? scale(x) + scale(y) : Math.max(scale(x), scale(y)));
    }

    /** Of 32 bits, or a literal, which takes the width of what it stands beside. */
    private static boolean isSingle(Expression e) {
        return e.type() instanceof SqlType.Real(int bits) && bits == 32
                || e instanceof Constant(SqlType type, Object value) && !(type instanceof SqlType.Real)
                        && (!(value instanceof Number number) || Convert.isHeld(number, 32));
    }

    private static @Nullable SqlType temporal(Operator operator, SqlType x, SqlType y) {
        boolean plus = operator == Operator.PLUS;
        boolean minus = operator == Operator.MINUS;
        boolean moment = x instanceof SqlType.Date || x instanceof SqlType.Timestamp;
        boolean other = y instanceof SqlType.Date || y instanceof SqlType.Timestamp;
        if (moment && other) {
            return !minus
                    ? null
                    : x instanceof SqlType.Date && y instanceof SqlType.Date
                            ? new SqlType.Int()
                            : new SqlType.Interval();
        }
        if (y instanceof SqlType.Interval) {
            return x instanceof SqlType.Interval && (plus || minus)
                    ? x
                    : moment && (plus || minus)
                            ? moved(x)
                            : x instanceof SqlType.Int && operator == Operator.TIMES ? y : null;
        }
        if (x instanceof SqlType.Interval) {
            return other && plus ? moved(y) : y instanceof SqlType.Int && operator == Operator.TIMES ? x : null;
        }
        if (x instanceof SqlType.Date && y instanceof SqlType.Int && (plus || minus)) {
            return x;
        }
        return x instanceof SqlType.Int && y instanceof SqlType.Date && plus ? y : null;
    }

    private static SqlType moved(SqlType type) {
        return type instanceof SqlType.Timestamp(Unit unit, boolean zoned)
                ? new SqlType.Timestamp(finer(unit, Unit.MICRO), zoned)
                : new SqlType.Timestamp(Unit.MICRO, false);
    }
}
