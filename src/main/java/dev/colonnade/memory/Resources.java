package dev.colonnade.memory;

import dev.colonnade.base.Courtesy;

/**
 * What everything that is open in this process shares: one budget, one page cache, one set of maps, one order
 * of who goes first. Made once, at the door, and handed down.
 */
public final class Resources {
    private final Budget budget;
    private final HeldMemory held;
    private final PageCache pages;
    private final MappedFiles files = new MappedFiles();
    private final Courtesy courtesy = new Courtesy();
    private final Room room = new Room();

    /** @param limit the most off-heap bytes to hold */
    public Resources(long limit) {
        this.budget = new Budget(limit);
        // Reclaimers are asked in the order they come: free blocks first, then pages, then the blocks those leave.
        this.held = new HeldMemory(budget);
        this.pages = new PageCache(budget, limit / 2);
        budget.addReclaimer(held);
    }

    public Budget budget() {
        return budget;
    }

    public HeldMemory held() {
        return held;
    }

    public PageCache pages() {
        return pages;
    }

    public MappedFiles files() {
        return files;
    }

    /** What long work gives way to. */
    public Courtesy courtesy() {
        return courtesy;
    }

    /** Where those who read large pieces for tasks meet. */
    public Room room() {
        return room;
    }
}
