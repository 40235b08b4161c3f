package dev.colonnade.app.code;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.scan.expression.Comparator;
import dev.colonnade.scan.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conditions as expressions of {@code pyarrow.compute}; those that can be said there. */
final class PyArrowFilter {
    private final Schema schema;
    private boolean arrow;
    private boolean decimal;

    PyArrowFilter(Schema schema) {
        this.schema = schema;
    }

    String of(String condition) {
        return of(Expression.parsePredicate(condition, schema));
    }

    private String of(Expression e) {
        return switch (e) {
            case Expression.And and -> joined(and.parts(), " & ");
            case Expression.Or or -> joined(or.parts(), " | ");
            case Expression.Not not -> "~" + bracket(of(not.of()));
            case Expression.IsNull is -> of(is.of()) + ".is_null()";
            case Expression.Comparison c -> bracket(of(c.left(), c.right()) + sign(c.comparator())
                    + of(c.right(), c.left()));
            case Expression.In in -> among(in);
            case Expression.ColumnValue column -> "pc.field(" + CodeText.python(schema.field(column.column()).name())
                    + ")";
            case Expression.Constant constant -> value(constant, null).scalar();
            case Expression.FieldValue f -> throw unsaid();
            case Expression.ElementValue v -> throw unsaid();
            case Expression.MapValue m -> throw unsaid();
            case Expression.Distinct d -> throw unsaid();
            case Expression.Match m -> throw unsaid();
            case Expression.Calculation c -> throw unsaid();
            case Expression.Cast c -> throw unsaid();
            case Expression.Case c -> throw unsaid();
            case Expression.Call c -> throw unsaid();
        };
    }

    private String joined(List<Expression> parts, String between) {
        return bracket(parts.stream().map((Function<Expression, String>) this::of)
                .collect(Collectors.joining(between)));
    }

    private static String bracket(String text) {
        return "(" + text + ")";
    }

    private static String sign(Comparator comparator) {
        return switch (comparator) {
            case EQUAL -> " == ";
            case NOT_EQUAL -> " != ";
            case LESS -> " < ";
            case LESS_OR_EQUAL -> " <= ";
            case GREATER -> " > ";
            case GREATER_OR_EQUAL -> " >= ";
        };
    }

    /** @param beside what it is compared to, whose type a constant takes on */
    private String of(Expression e, Expression beside) {
        return e instanceof Expression.Constant constant ? value(constant, column(beside)).scalar() : of(e);
    }

    private @Nullable Type column(Expression e) {
        return e instanceof Expression.ColumnValue column ? schema.field(column.column()).type() : null;
    }

    private PyArrowValue value(Expression.Constant constant, @Nullable Type column) {
        PyArrowValue value = PyArrowValue.of(constant, column);
        if (value == null) {
            throw unsaid();
        }
        arrow |= !value.type().isEmpty();
        decimal |= value.value().startsWith("Decimal(");
        return value;
    }

    /** A list has one type, the column's; where a value has another, each is compared by itself. */
    private String among(Expression.In in) {
        Type column = column(in.of());
        List<PyArrowValue> values = new ArrayList<>();
        for (Expression option : in.options()) {
            if (!(option instanceof Expression.Constant constant)) {
                throw unsaid();
            }
            values.add(value(constant, column));
        }
        String of = of(in.of());
        if (values.stream().allMatch(value -> value.type().isEmpty())) {
            return of + ".isin(" + list(values) + ")";
        }
        String type = column == null ? "" : PyArrowValue.type(column);
        return values.stream().allMatch(value -> value.type().equals(type))
                ? of + ".isin(pa.array(" + list(values) + ", " + type + "))"
                : bracket(values.stream().map(value -> bracket(of + " == " + value.scalar()))
                        .collect(Collectors.joining(" | ")));
    }

    private static String list(List<PyArrowValue> values) {
        return values.stream().map(PyArrowValue::value).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The modules that what was written so far needs beside {@code pyarrow.compute}. */
    String imports() {
        return (decimal ? "from decimal import Decimal\n" : "") + (arrow ? "import pyarrow as pa\n" : "");
    }

    private static Fault unsaid() {
        return Fault.of(Fault.Kind.UNSUPPORTED, "a condition cannot be said with pyarrow's expressions")
                .advise("copy the steps as SQL or Polars");
    }
}
