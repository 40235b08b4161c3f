package dev.colonnade.scan.expression;

import dev.colonnade.scan.value.Arithmetic;
import dev.colonnade.scan.value.CastTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as it was written, before names and types are looked at. {@code at} is its place in the source. */
sealed interface Syntax {
    int at();

    record Name(int at, String name, boolean quoted) implements Syntax {}

    record Field(int at, Syntax of, String name) implements Syntax {}

    record Element(int at, Syntax of, Syntax index) implements Syntax {}

    record Number(int at, String digits) implements Syntax {}

    record Text(int at, String text) implements Syntax {}

    /** TRUE, FALSE or, as null, NULL. */
    record Truth(int at, @Nullable Boolean value) implements Syntax {}

    /** {@code DATE '..'} and its like. */
    record Typed(int at, CastTarget type, String text) implements Syntax {}

    record Not(int at, Syntax of) implements Syntax {}

    record Junction(int at, boolean and, Syntax left, Syntax right) implements Syntax {}

    record Comparison(int at, Comparator comparator, Syntax left, Syntax right) implements Syntax {}

    record IsNull(int at, Syntax of) implements Syntax {}

    /** {@code IS [NOT] DISTINCT FROM}: equality to which NULL is a value like others. */
    record Distinct(int at, Syntax left, Syntax right) implements Syntax {}

    record Between(int at, Syntax of, Syntax low, Syntax high) implements Syntax {}

    record In(int at, Syntax of, List<Syntax> options) implements Syntax {}

    /** @param escape what ESCAPE names, or null */
    record Match(int at, Expression.Pattern kind, Syntax of, Syntax pattern,
            @Nullable Text escape) implements Syntax {}

    record Calculation(int at, Arithmetic.Operator operator, Syntax left, Syntax right) implements Syntax {}

    record Negation(int at, Syntax of) implements Syntax {}

    record Call(int at, String name, List<Syntax> arguments) implements Syntax {}

    record Cast(int at, Syntax of, CastTarget target) implements Syntax {}

    /** @param operand of the short form {@code CASE x WHEN 1 THEN ..} */
    record Case(int at, @Nullable Syntax operand, List<Branch> branches,
            @Nullable Syntax otherwise) implements Syntax {}

    record Branch(Syntax condition, Syntax result) {}
}
