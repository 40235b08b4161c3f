package dev.colonnade.task.values;

import java.util.List;

/**
 * How the values of a column are spread.
 *
 * @param rows looked at; 0 also where it ended early, since there were too many different values to draw
 * @param nulls of them
 * @param others of them that have no place among the bars: NaN and the infinities
 * @param bars how many rows each stands for: of equal steps from the least value to the greatest, or of one value each;
 *     none where nothing can be drawn
 * @param ranked whether a bar is a value, the most frequent first, and not a step
 * @param first the least value as it is written, or the most frequent; empty without bars
 * @param last the greatest, or the least frequent
 */
public record Distribution(long rows, long nulls, long others, List<Long> bars, boolean ranked, String first,
        String last) {
    /** The most bars there are. */
    public static final int MOST_BARS = 16;

    public Distribution {
        bars = List.copyOf(bars);
    }

    static Distribution none(long rows, long nulls, long others) {
        return new Distribution(rows, nulls, others, List.of(), false, "", "");
    }
}
