package dev.colonnade.app.grid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a column's values are spread, for its head.
 *
 * @param heights of bars from left to right, the tallest 1; none where that is not known
 * @param steps whether they stand for equal steps along a line, so that two may be drawn as one
 * @param spoken the same in words
 */
public record HeadBars(List<Double> heights, boolean steps, String spoken) {
    /** Fewer are not worth being put together. */
    private static final int MANY = 16;
    public static final HeadBars NONE = new HeadBars(List.of(), false, "");

    public HeadBars {
        heights = List.copyOf(heights);
    }

    /** Half as many bars, two in one, for less room; none where that cannot be. */
    List<Double> halved() {
        if (!steps || heights.size() < MANY) {
            return List.of();
        }
        List<Double> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < heights.size(); i += 2) {
            pairs.add(heights.get(i) + heights.get(i + 1));
        }
        double tallest = Collections.max(pairs);
        return pairs.stream().map(pair -> pair / tallest).toList();
    }
}
