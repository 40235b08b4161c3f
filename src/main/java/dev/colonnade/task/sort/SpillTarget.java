package dev.colonnade.task.sort;

import dev.colonnade.format.out.Target;
import dev.colonnade.memory.HeldBytes;
import dev.colonnade.memory.spill.SpillFile;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Gathers the many small pieces of a batch, so that the file is asked to take it only once. */
final class SpillTarget implements Target {
    private final SpillFile file;
    private @Nullable HeldBytes room;

    SpillTarget(SpillFile file) {
        this.file = file;
    }

    /** Where pieces wait from now on: room that whoever writes brings along, for there are many files. */
    void through(HeldBytes room) {
        this.room = room;
    }

    private HeldBytes room() {
        HeldBytes there = room;
        if (there == null) {
            throw new IllegalStateException("nowhere to gather what is spilled");
        }
        return there;
    }

    @Override
    public void write(MemorySegment bytes) {
        room().put(bytes, 0, bytes.byteSize());
    }

    @Override
    public void flush() {
        HeldBytes waiting = room();
        if (waiting.size() > 0) {
            file.append(waiting.content());
            waiting.clear();
        }
    }
}
