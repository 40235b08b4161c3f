package dev.colonnade.app.grid;

/** How much room a row has. */
public enum Density {
    COMPACT(22), NORMAL(26), ROOMY(34);

    private final double rowHeight;

    Density(double rowHeight) {
        this.rowHeight = rowHeight;
    }

    /** Of one line of text, in pixels. */
    public double rowHeight() {
        return rowHeight;
    }
}
