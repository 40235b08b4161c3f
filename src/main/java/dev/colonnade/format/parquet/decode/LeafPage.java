package dev.colonnade.format.parquet.decode;

import dev.colonnade.column.Column;
import dev.colonnade.memory.Held;
import dev.colonnade.memory.HeldBuffer;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decoded values of one leaf: those of a page, of a dictionary, or of a run of pages. */
public class LeafPage extends Held {
    private final Column slots;
    private final int entries;
    private final @Nullable MemorySegment repetition;
    private final @Nullable MemorySegment definition;
    private final List<HeldBuffer> owned;

    LeafPage(Column slots, int entries, @Nullable MemorySegment repetition, @Nullable MemorySegment definition,
            List<HeldBuffer> owned) {
        this.slots = slots;
        this.entries = entries;
        this.repetition = repetition;
        this.definition = definition;
        this.owned = List.copyOf(owned);
    }

    /** A page of an un-nested leaf whose values lie where they are used; the share of each of {@code owned} passes on. */
    static LeafPage over(Column slots, List<HeldBuffer> owned) {
        return new LeafPage(slots, slots.length(), null, null, owned);
    }

    /**
     * Some slots of this page of an un-nested leaf, without copying any; holds on to this page, whose own holder's share
     * passes to the result.
     */
    public LeafPage slice(int from, int count) {
        return new LeafPage(slots.slice(from, count), count, null, null, List.of()) {
            @Override
            public long footprint() {
                return LeafPage.this.footprint();
            }

            @Override
            protected void free() {
                LeafPage.this.close();
            }
        };
    }

    /** A row for every slot. */
    public Column slots() {
        return slots;
    }

    public int entries() {
        return entries;
    }

    /** The repetition level of an entry; 0 where the leaf has none. */
    public int repetition(int entry) {
        MemorySegment levels = repetition;
        return levels == null ? 0 : levels.get(dev.colonnade.column.Layouts.BYTE, entry);
    }

    /** The repetition levels, a byte each, or null where all are 0. */
    public @Nullable MemorySegment repetition() {
        return repetition;
    }

    /** The definition levels, a byte each; null for leaves outside of any nesting, whose validity says it all. */
    public @Nullable MemorySegment definition() {
        return definition;
    }

    @Override
    public long footprint() {
        long bytes = 64;
        for (HeldBuffer buffer : owned) {
            bytes += buffer.footprint();
        }
        return bytes;
    }

    @Override
    protected void free() {
        owned.forEach(HeldBuffer::close);
    }
}
