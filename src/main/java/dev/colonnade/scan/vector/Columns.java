package dev.colonnade.scan.vector;

import dev.colonnade.base.Cancellation;
import dev.colonnade.column.Column;
import dev.colonnade.scan.reference.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns at hand, by their numbers within the schema, and a row of them that is being looked at. */
public final class Columns implements Row {
    private final @Nullable Column[] columns;
    private long firstRow;
    private int row;
    private Cancellation cancellation = Cancellation.NEVER;

    /** @param schemaSize how many columns the schema has */
    public Columns(int schemaSize) {
        this.columns = new @Nullable Column[schemaSize];
    }

    /** Puts other columns at hand. */
    public void set(int[] numbers, List<Column> values, long firstRow) {
        Arrays.fill(columns, null);
        for (int i = 0; i < numbers.length; i++) {
            columns[numbers[i]] = values.get(i);
        }
        this.firstRow = firstRow;
    }

    /** What a look at these columns gives up for. */
    public void cancelledBy(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    @Override
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Lets go of the columns, whose memory is about to go. */
    public void clear() {
        Arrays.fill(columns, null);
    }

    /** The same with one column in place of another. */
    Columns with(int number, Column value) {
        Columns other = new Columns(columns.length);
        System.arraycopy(columns, 0, other.columns, 0, columns.length);
        other.columns[number] = value;
        other.firstRow = firstRow;
        other.cancellation = cancellation;
        return other;
    }

    @Override
    public Column column(int number) {
        return Objects.requireNonNull(columns[number]);
    }

    @Override
    public int row() {
        return row;
    }

    /** Looks at another row. */
    public void at(int row) {
        this.row = row;
    }

    /** The number within the table of the first row. */
    public long firstRow() {
        return firstRow;
    }
}
