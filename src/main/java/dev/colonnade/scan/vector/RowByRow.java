package dev.colonnade.scan.vector;

import dev.colonnade.base.Fault;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.reference.Evaluator;

/** Asks the reference, one surviving row after another. */
public final class RowByRow implements Test {
    private final Expression expression;
    private final Boolean wanted;
    private final Evaluator evaluator = new Evaluator();

    public RowByRow(Expression expression, boolean wanted) {
        this.expression = expression;
        this.wanted = wanted;
    }

    @Override
    public void narrow(Columns columns, int from, int count, long[] rows) {
        for (int w = 0; w < Words.of(count); w++) {
            for (long left = rows[w]; left != 0; left &= left - 1) {
                int row = from + (w << 6) + Long.numberOfTrailingZeros(left);
                columns.at(row);
                columns.cancellation().check();
                if (!passes(columns, row)) {
                    rows[w] &= ~(left & -left);
                }
            }
        }
    }

    private boolean passes(Columns columns, int row) {
        try {
            return wanted ? evaluator.isTrue(expression, columns) : wanted.equals(evaluator.value(expression, columns));
        } catch (Fault e) {
            throw e.kind() == Fault.Kind.CANCELLED ? e : e.at("row " + (columns.firstRow() + row));
        } catch (ArithmeticException e) {
            throw Fault
                    .unsupported("row " + (columns.firstRow() + row), "a date or a number is too large to compute with")
                    .advise("convert numbers with CAST(.. AS DOUBLE), or leave such rows out with a condition before")
                    .because(e);
        }
    }
}
