package dev.colonnade.column;

import dev.colonnade.memory.Held;
import dev.colonnade.memory.HeldBuffer;
import java.util.List;

/** A column and the buffers of ours that it stands on, freed together. */
public final class HeldColumn extends Held {
    private final Column column;
    private final List<HeldBuffer> buffers;

    /** @param buffers one holder's share of each passes to this */
    public HeldColumn(Column column, List<HeldBuffer> buffers) {
        this.column = column;
        this.buffers = List.copyOf(buffers);
    }

    public Column column() {
        return column;
    }

    /** The buffers, for one who makes them part of something larger and then answers for them. */
    List<HeldBuffer> buffers() {
        return buffers;
    }

    @Override
    public long footprint() {
        return buffers.stream().mapToLong(HeldBuffer::footprint).sum();
    }

    @Override
    protected void free() {
        buffers.forEach(HeldBuffer::close);
    }
}
