package dev.colonnade.app.grid;

import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/** What heads tell of their columns beside name and type. Columns are those of the table, whatever is shown of it. */
public final class HeadFacts {
    private final Runnable changed;
    private IntToDoubleFunction nullShares = _ -> -1;
    private IntFunction<HeadMark> marks = _ -> HeadMark.NONE;
    private IntFunction<HeadBars> bars = _ -> HeadBars.NONE;

    HeadFacts(Runnable changed) {
        this.changed = changed;
    }

    /** @param shares of a column, the share of its rows that are null; negative where that is not known */
    public void setNullShares(IntToDoubleFunction shares) {
        nullShares = shares;
        changed.run();
    }

    /** @param marks of a column, what its head tells of the rows shown */
    public void setMarks(IntFunction<HeadMark> marks) {
        this.marks = marks;
        changed.run();
    }

    /** @param bars of a column, how its values are spread; asked whenever a head is painted */
    public void setBars(IntFunction<HeadBars> bars) {
        this.bars = bars;
        changed.run();
    }

    double nullShare(int column) {
        return nullShares.applyAsDouble(column);
    }

    HeadMark mark(int column) {
        return marks.apply(column);
    }

    HeadBars bars(int column) {
        return bars.apply(column);
    }
}
