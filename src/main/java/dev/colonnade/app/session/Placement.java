package dev.colonnade.app.session;

import java.util.List;

/**
 * Where a window stands, in pixels of the desktop.
 *
 * @param maximized whether it fills the screen; the rest is then where it goes back to
 */
public record Placement(double x, double y, double width, double height, boolean maximized) {
    /** So much of the upper edge must be on a screen for the window to be taken hold of. */
    private static final double GRIP_WIDTH = 120;
    private static final double GRIP_HEIGHT = 30;

    /** What a window that is larger than its screen leaves free, since desktops put a title above what they are asked for. */
    public static final double FRAME = 32;

    /** A screen, without what the desktop keeps for itself. */
    public record Screen(double x, double y, double width, double height) {}

    /**
     * The same window where it can be seen: as it was, if a screen shows its upper edge; else in the middle of the first
     * screen, no larger than that.
     */
    public Placement on(List<Screen> screens, double leastWidth, double leastHeight) {
        if (screens.isEmpty()) {
            return this;
        }
        for (Screen screen : screens) {
            double across = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
            boolean down = y >= screen.y - 1 && y + GRIP_HEIGHT <= screen.y + screen.height;
            if (across >= Math.min(GRIP_WIDTH, width) && down) {
                return sized(screen, leastWidth, leastHeight, x, y);
            }
        }
        Screen first = screens.getFirst();
        double fitWidth = Math.min(width, first.width);
        double fitHeight = Math.min(height, first.height - FRAME);
        return sized(first, leastWidth, leastHeight, first.x + (first.width - fitWidth) / 2,
                first.y + (first.height - fitHeight) / 2);
    }

    private Placement sized(Screen screen, double leastWidth, double leastHeight, double x, double y) {
        boolean fits = width <= screen.width && height <= screen.height - FRAME;
        double across = Math.max(leastWidth, Math.min(width, screen.width));
        double down = Math.max(leastHeight, Math.min(height, screen.height - FRAME));
        return fits
                ? new Placement(x, y, across, down, maximized)
                : new Placement(Math.max(screen.x, Math.min(x, screen.x + screen.width - across)),
                        Math.max(screen.y, Math.min(y, screen.y + screen.height - FRAME - down)), across, down,
                        maximized);
    }
}
