package dev.colonnade.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decoded pages and buffers, kept as long as the budget allows, least recently used out first.
 *
 * <p>Two threads that want the same page wait for one decode. Thread-safe.
 */
public final class PageCache implements Budget.Reclaimer {
    /**
     * What a page is found by.
     *
     * @param owner the open table, compared by identity
     * @param part what within it: a column chunk, a block
     * @param offset where in that
     */
    public record Key(Object owner, long part, long offset) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.owner == owner && key.part == part && key.offset == offset;
        }

        @Override
        public int hashCode() {
            return (System.identityHashCode(owner) * 31 + Long.hashCode(part)) * 31 + Long.hashCode(offset);
        }
    }

    /** The most bytes of pages read in passing: twice over the same few places is worth them. */
    static final long PASSING_LIMIT = 32 << 20;
    private static final ScopedValue<Boolean> IN_PASSING = ScopedValue.newInstance();

    private final LinkedHashMap<Key, Held> pages = new LinkedHashMap<>(64, 0.75f, true);
    private final java.util.HashMap<Key, CompletableFuture<Void>> loading = new java.util.HashMap<>();
    /** Pages that somebody read in passing, oldest first: few, and the first to go. */
    private final LinkedHashMap<Key, Held> passing = new LinkedHashMap<>();
    private final long limit;
    private long size;
    private long passingSize;

    /** @param limit the most bytes to keep, even when the budget has more to give */
    public PageCache(Budget budget, long limit) {
        this.limit = limit;
        budget.addReclaimer(this);
    }

    /**
     * Reads something that will hardly be looked at again, as a sample of a column: its pages never push out those that
     * are looked at.
     */
    public static <T> T inPassing(Supplier<T> reading) {
        return ScopedValue.where(IN_PASSING, true).call(reading::get);
    }

    /**
     * The page under {@code key}, retained for the caller, who closes it; made by {@code loader} if it is not there.
     *
     * @param loader makes the page; its holder's share passes to the cache. It may throw, and then nothing is kept.
     * @param type the class of the page, for the cast
     */
    public <P extends Held> P get(Key key, Class<P> type, Supplier<P> loader) {
        while (true) {
            CompletableFuture<Void> mine = null;
            CompletableFuture<Void> others;
            synchronized (this) {
                Held page = look(key);
                if (page != null) {
                    page.retain();
                    return type.cast(page);
                }
                others = loading.get(key);
                if (others == null) {
                    mine = new CompletableFuture<>();
                    loading.put(key, mine);
                }
            }
            if (mine != null) {
                return load(key, loader, mine);
            }
            try {
                java.util.Objects.requireNonNull(others).join();
            } catch (CompletionException e) {
                // Their failure may not be ours (they may have been cancelled): try ourselves.
            }
        }
    }

    /**
     * The page under {@code key}, retained for the caller, or null if it is not there: for whoever will read a page once
     * and has no use for keeping it.
     */
    public synchronized <P extends Held> @Nullable P find(Key key, Class<P> type) {
        Held page = look(key);
        if (page == null) {
            return null;
        }
        page.retain();
        return type.cast(page);
    }

    /** What was read in passing and is looked at now is like any other from then on. */
    private @Nullable Held look(Key key) {
        Held page = pages.get(key);
        if (page != null) {
            return page;
        }
        Held passed = passing.get(key);
        if (passed != null && !IN_PASSING.isBound()) {
            passing.remove(key);
            passingSize -= passed.footprint();
            pages.put(key, passed);
        }
        return passed;
    }

    private <P extends Held> P load(Key key, Supplier<P> loader, CompletableFuture<Void> done) {
        P page;
        try {
            page = loader.get();
        } catch (Throwable e) {
            synchronized (this) {
                loading.remove(key);
            }
            done.completeExceptionally(e);
            throw e;
        }
        List<Held> evicted;
        synchronized (this) {
            loading.remove(key);
            page.retain();
            boolean guest = IN_PASSING.isBound();
            (guest ? passing : pages).put(key, page);
            size += page.footprint();
            passingSize += guest ? page.footprint() : 0;
            evicted = evict(size - limit);
            evictPassing(passingSize - PASSING_LIMIT, evicted);
        }
        done.complete(null);
        evicted.forEach(Held::close);
        return page;
    }

    /** Bytes of the pages kept. */
    public synchronized long size() {
        return size;
    }

    /** Drops every page of {@code owner}; those in use live until their holders close them. */
    public void forget(Object owner) {
        List<Held> dropped = new ArrayList<>();
        synchronized (this) {
            forget(pages, owner, dropped);
            int before = dropped.size();
            forget(passing, owner, dropped);
            dropped.subList(before, dropped.size()).forEach(page -> passingSize -= page.footprint());
        }
        dropped.forEach(Held::close);
    }

    private void forget(LinkedHashMap<Key, Held> from, Object owner, List<Held> dropped) {
        from.entrySet().removeIf(entry -> {
            if (entry.getKey().owner != owner) {
                return false;
            }
            dropped.add(entry.getValue());
            size -= entry.getValue().footprint();
            return true;
        });
    }

    @Override
    public void reclaim(long bytes) {
        List<Held> evicted;
        synchronized (this) {
            evicted = evict(bytes);
        }
        evicted.forEach(Held::close);
    }

    private List<Held> evict(long bytes) {
        List<Held> evicted = new ArrayList<>();
        long left = bytes - evictPassing(bytes, evicted);
        drop(pages, left, evicted);
        return evicted;
    }

    private long evictPassing(long bytes, List<Held> evicted) {
        long given = drop(passing, bytes, evicted);
        passingSize -= given;
        return given;
    }

    private long drop(LinkedHashMap<Key, Held> from, long bytes, List<Held> evicted) {
        long given = 0;
        var oldest = from.values().iterator();
        while (given < bytes && oldest.hasNext()) {
            Held page = oldest.next();
            oldest.remove();
            evicted.add(page);
            size -= page.footprint();
            given += page.footprint();
        }
        return given;
    }
}
