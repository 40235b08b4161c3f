package dev.colonnade.column;

import dev.colonnade.base.Fault;

/**
 * Runs of equal values ("Run-End Encoded Layout").
 *
 * @param offset the logical row of the run ends at which this column begins
 * @param runEnds int16, int32 or int64, rising: the logical row at which each run ends
 * @param values one a run
 */
public record RunEndColumn(Type type, int length, long offset, FixedColumn runEnds, Column values) implements Column {
    /** The run that holds this row: a row of {@link #values}. */
    public int run(int row) {
        long logical = offset + row;
        int low = 0;
        int high = runEnds.length() - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (runEnds.getInteger(middle, true) > logical) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        if (low >= values.length() || low > high || runEnds.getInteger(low, true) <= logical) {
            throw Fault.damaged(null, "no run holds row " + logical + " of a run-end encoded column");
        }
        return low;
    }

    @Override
    public boolean isNull(int row) {
        return values.isNull(run(row));
    }

    @Override
    public RunEndColumn slice(int from, int length) {
        checkSlice(from, length);
        return new RunEndColumn(type, length, offset + from, runEnds, values);
    }

    @Override
    public RunEndColumn as(Type type) {
        return new RunEndColumn(type, length, offset, runEnds, values);
    }
}
