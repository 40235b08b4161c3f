package dev.colonnade.app.grid;

/**
 * What the head of a column tells of the rows shown.
 *
 * @param place among the columns they are sorted by, from 1; 0 where it is none of them
 * @param alone whether it is the only one
 * @param filtered whether some condition looks at it
 */
public record HeadMark(int place, boolean descending, boolean alone, boolean filtered) {
    public static final HeadMark NONE = new HeadMark(0, false, true, false);

    /** An arrow, and a number where there is more than one: {@code \u2193}, {@code \u21912}. */
    String text() {
        return place == 0 ? "" : (descending ? "\u2193" : "\u2191") + (alone ? "" : Integer.toString(place));
    }

    /** For a screen reader. */
    String spoken() {
        String sorted = place == 0 ? "" : ", sorted " + (descending ? "down" : "up") + (alone ? "" : " " + place);
        return filtered ? sorted + ", filtered" : sorted;
    }
}
