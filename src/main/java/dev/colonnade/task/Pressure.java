package dev.colonnade.task;

import dev.colonnade.memory.Resources;

/** How much of the memory budget is spoken for, leaving aside what would be given back for the asking. */
public enum Pressure {
    /** Under 70 %. */
    NORMAL,
    /** Chunks are better small. */
    WARNING,
    /** Over 90 %: what can be spilled should be. */
    CRITICAL;

    private static final double WARNING_FROM = 0.7;
    private static final double CRITICAL_FROM = 0.9;

    public static Pressure of(Resources resources) {
        long limit = resources.budget().limit();
        double share = (double) inUse(resources) / limit;
        return share < WARNING_FROM ? NORMAL : share <= CRITICAL_FROM ? WARNING : CRITICAL;
    }

    /** Bytes of the budget in use: free blocks and cached pages are not. */
    static long inUse(Resources resources) {
        // Read one after the other: between, some of it may move.
        return Math.max(0,
                resources.budget().reserved() - resources.held().pooled() - resources.pages().size());
    }

    /** Bytes that a task may plan with: what is free, and what would be given back, up to the critical level. */
    public static long free(Resources resources) {
        return Math.max(0, (long) (resources.budget().limit() * CRITICAL_FROM) - inUse(resources));
    }
}
