package dev.colonnade.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldMemoryTest {
    private static MemorySegment forgotten(long size) {
        return new HeldMemory(new Budget(10_000_000)).allocate(size).bytes();
    }

    /** Of a slab, and of a mapping of its own. */
    @ParameterizedTest
    @ValueSource(longs = {1_000, 1_000_000})
    void whatIsForgottenGoesBackToTheSystem(long size) throws InterruptedException {
        MemorySegment segment = forgotten(size);
        for (int i = 0; i < 1_000 && segment.scope().isAlive(); i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(segment.scope().isAlive()).isFalse();
    }
}
