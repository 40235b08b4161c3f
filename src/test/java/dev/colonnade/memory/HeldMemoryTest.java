package dev.colonnade.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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

    /** As work does whose pieces grow smaller: no size keeps what once was used of it. */
    @Test
    void smallBuffersOfOneSizeMakeRoomForThoseOfAnother() {
        Budget budget = new Budget(8 << 20);
        HeldMemory memory = new HeldMemory(budget);
        try (HeldBuffer kept = memory.allocate(700)) {
            kept.bytes().fill((byte) 7);
            for (long size : new long[]{300, 700, 1_500, 24_000, 3_000, 50_000, 400, 6_000_000}) {
                List<HeldBuffer> buffers = new ArrayList<>();
                for (long all = 0; all < 6_000_000; all += size) {
                    buffers.add(memory.allocate(size));
                }
                buffers.forEach(buffer -> buffer.bytes().fill((byte) 1));
                buffers.forEach(HeldBuffer::close);
            }
            assertThat(budget.peak()).isLessThanOrEqualTo(budget.limit());
            assertThat(kept.bytes().toArray(ValueLayout.JAVA_BYTE)).containsOnly(7);
            assertThat(memory.inUse()).isEqualTo(768);
        }
        assertThat(memory.inUse()).isZero();
        memory.reclaim(Long.MAX_VALUE);
        assertThat(budget.reserved()).isZero();
        assertThat(memory.pooled()).isZero();
    }

    /** Blocks that are taken again and again stay; those that nobody takes go, however many there were. */
    @Test
    void whatLiesFreeForAWhileGoesBackAndWhatIsUsedAgainStays() {
        Budget budget = new Budget(400 << 20);
        HeldMemory memory = new HeldMemory(budget);
        List<HeldBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            buffers.add(memory.allocate(1 << 20));
        }
        memory.trim();
        buffers.forEach(HeldBuffer::close);
        assertThat(memory.pooled()).isEqualTo(100 << 20);
        memory.trim();
        assertThat(memory.pooled()).as("free for a moment only").isEqualTo(100 << 20);
        buffers.clear();
        for (int i = 0; i < 40; i++) {
            buffers.add(memory.allocate(1 << 20));
        }
        buffers.forEach(HeldBuffer::close);
        memory.trim();
        assertThat(memory.pooled()).as("what was used meanwhile, and a little").isEqualTo(48 << 20);
        memory.trim();
        assertThat(memory.pooled()).isEqualTo(8 << 20);
        assertThat(budget.reserved()).isEqualTo(8 << 20);
        memory.trim();
        assertThat(memory.pooled()).isEqualTo(8 << 20);
    }
}
