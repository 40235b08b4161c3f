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

    private final LinkedHashMap<Key, Held> pages = new LinkedHashMap<>(64, 0.75f, true);
    private final java.util.HashMap<Key, CompletableFuture<Void>> loading = new java.util.HashMap<>();
    private final long limit;
    private long size;

    /** @param limit the most bytes to keep, even when the budget has more to give */
    public PageCache(Budget budget, long limit) {
        this.limit = limit;
        budget.addReclaimer(this);
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
                Held page = pages.get(key);
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
        Held page = pages.get(key);
        if (page == null) {
            return null;
        }
        page.retain();
        return type.cast(page);
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
            pages.put(key, page);
            size += page.footprint();
            evicted = evict(size - limit);
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
            pages.entrySet().removeIf(entry -> {
                if (entry.getKey().owner != owner) {
                    return false;
                }
                dropped.add(entry.getValue());
                size -= entry.getValue().footprint();
                return true;
            });
        }
        dropped.forEach(Held::close);
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
        var oldest = pages.values().iterator();
        while (bytes > 0 && oldest.hasNext()) {
            Held page = oldest.next();
            oldest.remove();
            evicted.add(page);
            size -= page.footprint();
            bytes -= page.footprint();
        }
        return evicted;
    }
}
