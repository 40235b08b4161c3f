package dev.colonnade.scan;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Table;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.expression.Expression.Constant;
import dev.colonnade.scan.reference.Folding;
import dev.colonnade.scan.vector.Compiler;
import dev.colonnade.scan.vector.RowByRow;
import dev.colonnade.scan.vector.Test;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A condition made ready for the tables of one schema. Immutable; each thread takes a worker.
 *
 * <p>The condition is cut at its ANDs. Parts over the same columns make a stage; a stage reads its columns only where the
 * ones before it left rows, and stages that cannot fail change places as measured: the one that drops most rows for its
 * time goes first.
 */
public final class Filter {
    /** How many parts have a bit of their own. */
    static final int MOST_BITS = 63;

    private final Schema schema;
    private final Expression condition;
    private final List<Expression> parts;
    private final Engine engine;

    private Filter(Schema schema, Expression condition, Engine engine) {
        this.schema = schema;
        this.condition = condition;
        this.engine = engine;
        this.parts = condition instanceof Expression.And and && engine == Engine.FAST
                ? and.parts()
                : List.of(condition);
    }

    /** @throws dev.colonnade.base.Fault of kind {@code USAGE} that points to the mistake */
    public static Filter parse(String text, Schema schema, Engine engine) {
        Expression condition = Expression.parsePredicate(text, schema);
        return new Filter(schema, engine == Engine.FAST ? Folding.fold(condition) : condition, engine);
    }

    /** Of a condition that is bound to the schema already. */
    public static Filter of(Expression condition, Schema schema, Engine engine) {
        return new Filter(schema, condition, engine);
    }

    public Schema schema() {
        return schema;
    }

    public Engine engine() {
        return engine;
    }

    public Expression condition() {
        return condition;
    }

    /** What must all be TRUE. */
    public List<Expression> parts() {
        return parts;
    }

    /** Whether no row can pass, whatever it holds. */
    public boolean isNever() {
        return condition instanceof Constant c && !Boolean.TRUE.equals(c.value());
    }

    /** Whether every row passes. */
    public boolean isAlways() {
        return condition instanceof Constant c && Boolean.TRUE.equals(c.value());
    }

    /** Parts over the same columns, worked out together. */
    static final class Stage {
        final int[] columns;
        final List<Test> tests = new ArrayList<>();
        /** Which of the filter's parts its tests are; those from {@link #MOST_BITS} on share the last bit. */
        long parts;
        final boolean movable;
        long rowsIn;
        long rowsOut;
        long nanos;

        Stage(LinkedHashSet<Integer> columns, boolean movable) {
            this.columns = columns.stream().mapToInt(Integer::intValue).toArray();
            this.movable = movable;
        }

        boolean covers(LinkedHashSet<Integer> needed) {
            for (int column : needed) {
                boolean has = false;
                for (int own : columns) {
                    has |= own == column;
                }
                if (!has) {
                    return false;
                }
            }
            return true;
        }

        /** Time for each row dropped: the less, the sooner it should run. */
        double price() {
            return rowsIn == 0 ? 0 : (nanos + 1.0) / (rowsIn - rowsOut + 1.0);
        }
    }

    /** What one thread needs to run this; not to be shared. */
    public Worker worker() {
        List<Stage> stages = new ArrayList<>();
        Compiler compiler = new Compiler(schema);
        boolean movable = true;
        for (int p = 0; p < parts.size(); p++) {
            Expression part = parts.get(p);
            LinkedHashSet<Integer> columns = new LinkedHashSet<>();
            part.columns(columns);
            movable &= !part.canFail();
            Test test = engine == Engine.FAST ? compiler.compile(part, true) : new RowByRow(part, true);
            Stage last = stages.isEmpty() ? null : stages.getLast();
            Stage home = last != null && last.covers(columns) ? last : null;
            for (int i = 0; i < stages.size() && home == null && movable; i++) {
                home = stages.get(i).covers(columns) ? stages.get(i) : null;
            }
            if (home == null || home.movable != movable) {
                home = new Stage(columns, movable);
                stages.add(home);
            }
            home.tests.add(test);
            home.parts |= 1L << Math.min(p, MOST_BITS);
        }
        return new Worker(new StageRunner(schema.size(), stages, engine == Engine.FAST));
    }

    /** Which rows of a range pass; reads what it needs. One thread at a time. */
    public static final class Worker {
        private final StageRunner runner;

        private Worker(StageRunner runner) {
            this.runner = runner;
        }

        /**
         * @param rows at most 2^24
         * @throws dev.colonnade.base.Fault also of the values, naming the row
         */
        public Hits run(Table table, RowRange rows, Cancellation cancellation) {
            return runner.run(table, rows, 0, cancellation);
        }

        /** @param holding parts of the filter that are known to hold in all these rows, a bit each */
        Hits run(Table table, RowRange rows, long holding, Cancellation cancellation) {
            return runner.run(table, rows, holding, cancellation);
        }
    }
}
