package dev.colonnade.format.parquet.write;

import dev.colonnade.column.Layouts;
import dev.colonnade.memory.HeldBytes;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;

/**
 * Entries of a part of a column on the way down to its leaves: levels so far, and the row of the part's column that holds
 * what comes below, or {@link #NOTHING} where there is nothing.
 */
final class Entries implements AutoCloseable {
    static final int NOTHING = -1;

    private final HeldBytes rows;
    private final HeldBytes definition;
    private final HeldBytes repetition;

    Entries(HeldMemory memory) {
        this.rows = new HeldBytes(memory);
        this.definition = new HeldBytes(memory);
        this.repetition = new HeldBytes(memory);
    }

    int count() {
        return (int) definition.size();
    }

    void add(int row, int def, int rep) {
        rows.putInt(row);
        definition.put(def);
        repetition.put(rep);
    }

    int row(int entry) {
        return rows.bytes().get(Layouts.INT, entry * 4L);
    }

    int definition(int entry) {
        return definition.bytes().get(Layouts.BYTE, entry);
    }

    int repetition(int entry) {
        return repetition.bytes().get(Layouts.BYTE, entry);
    }

    MemorySegment definitions() {
        return definition.bytes();
    }

    MemorySegment repetitions() {
        return repetition.bytes();
    }

    @Override
    public void close() {
        rows.close();
        definition.close();
        repetition.close();
    }
}
