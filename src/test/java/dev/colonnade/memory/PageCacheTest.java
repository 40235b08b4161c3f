package dev.colonnade.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageCacheTest {
    private static final Object TABLE = new Object();
    private static final int PAGE = 1 << 20;

    private final Budget budget = new Budget(400L << 20);
    private final HeldMemory memory = new HeldMemory(budget);
    private final PageCache cache = new PageCache(budget, 64L << 20);

    private static PageCache.Key key(long page) {
        return new PageCache.Key(TABLE, 0, page);
    }

    private void read(long page) {
        cache.get(key(page), HeldBuffer.class, () -> memory.allocate(PAGE)).close();
    }

    private boolean isKept(long page) {
        HeldBuffer kept = cache.find(key(page), HeldBuffer.class);
        if (kept != null) {
            kept.close();
        }
        return kept != null;
    }

    @Test
    void whatIsReadInPassingPushesNothingOutAndIsSoonGone() {
        for (int page = 0; page < 60; page++) {
            read(page);
        }
        PageCache.inPassing(() -> {
            for (int page = 1_000; page < 1_200; page++) {
                read(page);
            }
            return true;
        });
        for (int page = 0; page < 60; page++) {
            assertThat(isKept(page)).as("page %s", page).isTrue();
        }
        assertThat(cache.size()).isLessThanOrEqualTo(64L << 20);
        PageCache.inPassing(() -> {
            assertThat(isKept(1_199)).as("for a second look").isTrue();
            assertThat(isKept(1_000)).isFalse();
            return true;
        });
        cache.forget(TABLE);
        assertThat(cache.size()).isZero();
        assertThat(memory.inUse()).isZero();
    }

    @Test
    void onlyAFewPagesAreKeptOfWhatIsReadInPassingAndThoseThatAreLookedAtStay() {
        PageCache.inPassing(() -> {
            for (int page = 0; page < 60; page++) {
                read(page);
            }
            return true;
        });
        assertThat(cache.size()).isEqualTo(PageCache.PASSING_LIMIT);
        read(59);
        for (int page = 100; page < 163; page++) {
            read(page);
        }
        assertThat(isKept(59)).as("looked at after all").isTrue();
        assertThat(cache.size()).isEqualTo(64L << 20);
        cache.reclaim(Long.MAX_VALUE);
        assertThat(cache.size()).isZero();
        assertThat(memory.inUse()).isZero();
    }
}
