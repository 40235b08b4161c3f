package dev.colonnade.format.parquet.decode;

import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.Type;
import dev.colonnade.memory.HeldBuffer;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Where decoded values go: Arrow buffers that grow, one value after another. Readers append values that are there; then
 * {@link #spread} makes gaps for those that are not.
 */
sealed interface Sink extends AutoCloseable permits FixedSink, BytesSink, BitSink {
    /** How many values (later: slots) there are. */
    int count();

    /**
     * Moves the last {@code values} values apart so that they stand where {@code valid} has ones, among {@code slots}
     * slots; what stands for the others is empty or zero.
     *
     * @param first the bit of {@code valid} for the first of these slots
     */
    void spread(int values, int slots, MemorySegment valid, long first);

    /** Appends rows of a column that such a sink made. */
    void append(Column column, int from, int count);

    /** The column of all slots; the buffers behind it are added to {@code owned}. */
    Column finish(Type type, Bits validity, List<HeldBuffer> owned);

    @Override
    void close();
}
