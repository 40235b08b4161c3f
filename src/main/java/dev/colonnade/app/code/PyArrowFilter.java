package dev.colonnade.app.code;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Schema;
import dev.colonnade.scan.expression.Comparator;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.value.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Conditions as expressions of {@code pyarrow.compute}; those that can be said there. */
final class PyArrowFilter {
    private final Schema schema;

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
            case Expression.Comparison c -> bracket(of(c.left()) + sign(c.comparator()) + of(c.right()));
            case Expression.In in -> of(in.of()) + ".isin("
                    + in.options().stream().map(this::of).collect(Collectors.joining(", ", "[", "])"));
            case Expression.ColumnValue column -> "pc.field(" + CodeText.python(schema.field(column.column()).name())
                    + ")";
            case Expression.Constant constant -> constant(constant);
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

    private static String constant(Expression.Constant constant) {
        return switch (constant.value()) {
            case Boolean flag -> flag ? "True" : "False";
            case Long number -> number.toString();
            case Integer number -> number.toString();
            case BigInteger number -> number.toString();
            case BigDecimal number -> number.toPlainString();
            case Double number when Double.isFinite(number) -> number.toString();
            case Bytes text -> CodeText.python(text.toString());
            case null, default -> throw unsaid();
        };
    }

    private static Fault unsaid() {
        return Fault.of(Fault.Kind.UNSUPPORTED, "a condition cannot be said with pyarrow's expressions")
                .advise("copy the steps as SQL or Polars");
    }
}
