package dev.colonnade.format.parquet.write;

import dev.colonnade.memory.HeldMemory;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** As many scratches as threads work at once. Thread-safe. */
final class Scratches implements AutoCloseable {
    private final HeldMemory memory;
    private final Queue<Scratch> idle = new ConcurrentLinkedQueue<>();

    Scratches(HeldMemory memory) {
        this.memory = memory;
    }

    Scratch borrow() {
        Scratch scratch = idle.poll();
        return scratch == null ? new Scratch(memory) : scratch;
    }

    void giveBack(Scratch scratch) {
        idle.add(scratch);
    }

    @Override
    public void close() {
        idle.forEach(Scratch::close);
        idle.clear();
    }
}
