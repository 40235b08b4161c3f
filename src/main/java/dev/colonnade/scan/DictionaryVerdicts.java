package dev.colonnade.scan;

import dev.colonnade.base.Cancellation;
import dev.colonnade.column.Column;
import dev.colonnade.column.NullColumn;
import dev.colonnade.format.Batch;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.Table;
import dev.colonnade.scan.Pruning.Keep;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.vector.Columns;
import dev.colonnade.scan.vector.Compiler;
import dev.colonnade.scan.vector.Masks;
import dev.colonnade.scan.vector.RowByRow;
import dev.colonnade.scan.vector.Test;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a condition on one column of every value that the column has in a chunk, where those stand in a dictionary. */
final class DictionaryVerdicts {
    private record Question(Test test, int column, boolean nullPasses) {}

    private final Table table;
    private final Cancellation cancellation;
    private final Map<Expression, @Nullable Question> questions = new IdentityHashMap<>();
    private final long[] rows = new long[Test.WORDS];

    DictionaryVerdicts(Table table, Cancellation cancellation) {
        this.table = table;
        this.cancellation = cancellation;
    }

    /**
     * In how many rows of the chunk the condition is {@code wanted}.
     *
     * @param bounds of the column that it is about, by column
     */
    Keep of(Expression e, boolean wanted, int chunk, java.util.function.IntFunction<@Nullable ColumnBounds> bounds) {
        // A node is met under one wish only: where it stands below an odd number of NOTs or an even one.
        Question question = questions.containsKey(e) ? questions.get(e) : make(e, wanted);
        questions.put(e, question);
        if (question == null) {
            return Keep.SOME;
        }
        try (Batch dictionary = table.dictionary(chunk, question.column, cancellation)) {
            if (dictionary == null) {
                return Keep.SOME;
            }
            int passing = passing(question, dictionary.column(0));
            ColumnBounds known = bounds.apply(question.column);
            long nulls = known == null ? -1 : known.nulls();
            if (passing == 0 && (nulls == 0 || !question.nullPasses)) {
                return Keep.NONE;
            }
            return passing == dictionary.length() && (nulls == 0 || question.nullPasses) ? Keep.ALL : Keep.SOME;
        }
    }

    private @Nullable Question make(Expression e, boolean wanted) {
        LinkedHashSet<Integer> columns = new LinkedHashSet<>();
        e.columns(columns);
        if (columns.size() != 1 || e.canFail()) {
            return null;
        }
        int column = columns.getFirst();
        Columns one = new Columns(table.schema().size());
        one.cancelledBy(cancellation);
        one.set(new int[]{column}, List.of(new NullColumn(table.schema().field(column).type(), 1)), 0);
        rows[0] = 1;
        new RowByRow(e, wanted).narrow(one, 0, 1, rows);
        boolean nullPasses = rows[0] != 0;
        return new Question(new Compiler(table.schema()).compile(e, wanted), column, nullPasses);
    }

    private int passing(Question question, Column values) {
        Columns at = new Columns(table.schema().size());
        at.cancelledBy(cancellation);
        at.set(new int[]{question.column}, List.of(values), 0);
        int passing = 0;
        for (int from = 0; from < values.length(); from += Test.MORSEL) {
            int count = Math.min(Test.MORSEL, values.length() - from);
            Masks.fill(rows, count);
            question.test.narrow(at, from, count, rows);
            for (int w = 0; w < Masks.words(count); w++) {
                passing += Long.bitCount(rows[w]);
            }
        }
        return passing;
    }
}
