package dev.colonnade.scan.reference;

import dev.colonnade.base.Fault;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.expression.Expression.Constant;
import dev.colonnade.scan.value.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Works out, once, what is the same in every row. */
public final class Folding {
    private static final Row NOWHERE = new Row() {
        @Override
        public dev.colonnade.column.Column column(int column) {
            throw new IllegalStateException("a constant asked for a column");
        }

        @Override
        public int row() {
            return 0;
        }
    };

    private Folding() {
    }

    /** An expression of the same values with fewer parts. What would fail is left, to fail if a row ever asks for it. */
    public static Expression fold(Expression e) {
        Expression folded = switch (e) {
            case Constant c -> c;
            case Expression.ColumnValue c -> c;
            case Expression.FieldValue f -> new Expression.FieldValue(f.type(), fold(f.of()), f.field());
            case Expression.ElementValue v -> new Expression.ElementValue(v.type(), fold(v.of()), fold(v.index()));
            case Expression.MapValue m -> new Expression.MapValue(m.type(), fold(m.of()), fold(m.key()));
            case Expression.Not not -> new Expression.Not(fold(not.of()));
            case Expression.And and -> junction(and.parts(), true);
            case Expression.Or or -> junction(or.parts(), false);
            case Expression.Comparison c -> new Expression.Comparison(c.comparator(), fold(c.left()), fold(c.right()));
            case Expression.IsNull isNull -> new Expression.IsNull(fold(isNull.of()));
            case Expression.Distinct d -> new Expression.Distinct(fold(d.left()), fold(d.right()));
            case Expression.In in -> new Expression.In(fold(in.of()), all(in.options()));
            case Expression.Match m -> new Expression.Match(m.pattern(), fold(m.of()), fold(m.text()),
                    m.escape());
            case Expression.Calculation c -> new Expression.Calculation(c.type(), c.operator(), fold(c.left()),
                    fold(c.right()));
            case Expression.Cast c -> new Expression.Cast(fold(c.of()), c.target());
            case Expression.Case c -> new Expression.Case(c.type(), c.branches().stream()
                    .map(branch -> new Expression.Branch(fold(branch.condition()), fold(branch.result()))).toList(),
                    fold(c.otherwise()));
            case Expression.Call c -> new Expression.Call(c.type(), c.function(), all(c.arguments()));
        };
        boolean constant = !(folded instanceof Constant) && !(folded instanceof Expression.ColumnValue)
                && folded.children().stream().allMatch(child -> child instanceof Constant);
        if (!constant) {
            return folded;
        }
        try {
            return new Constant(folded.type(), new Evaluator().value(folded, NOWHERE));
        } catch (Fault | ArithmeticException failure) {
            return folded;
        }
    }

    private static List<Expression> all(List<Expression> parts) {
        return parts.stream().map(Folding::fold).toList();
    }

    /** Without nested chains, and without what changes nothing; a part that decides the whole is the whole. */
    private static Expression junction(List<Expression> parts, boolean and) {
        List<Expression> kept = new ArrayList<>();
        for (Expression part : parts) {
            Expression folded = fold(part);
            if (folded instanceof Constant(SqlType t, Object value) && value instanceof Boolean flag) {
                if (flag != and && kept.stream().noneMatch(Expression::canFail)) {
                    return folded;
                }
                if (flag == and) {
                    continue;
                }
            }
            if (and && folded instanceof Expression.And inner) {
                kept.addAll(inner.parts());
            } else if (!and && folded instanceof Expression.Or inner) {
                kept.addAll(inner.parts());
            } else {
                kept.add(folded);
            }
        }
        if (kept.isEmpty()) {
            return new Constant(new SqlType.Bool(), and);
        }
        return kept.size() == 1 ? kept.getFirst() : and ? new Expression.And(kept) : new Expression.Or(kept);
    }
}
