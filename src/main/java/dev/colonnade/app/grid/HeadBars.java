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
 * @param spokenHalved the same of half as many bars
 */
public record HeadBars(List<Double> heights, boolean steps, String spoken, String spokenHalved) {
    /** Fewer are not worth being put together. */
    private static final int MANY = 16;
    public static final HeadBars NONE = new HeadBars(List.of(), false, "", "");

    public HeadBars {
        heights = List.copyOf(heights);
    }

    /** Whether there are so many that two may be drawn as one. */
    public static boolean isMany(int bars) {
        return bars >= MANY;
    }

    /** Half as many bars, two in one, for less room; none where that cannot be. */
    List<Double> halved() {
        if (!steps || !isMany(heights.size())) {
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
