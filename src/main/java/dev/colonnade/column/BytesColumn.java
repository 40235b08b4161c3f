package dev.colonnade.column;

import java.lang.foreign.MemorySegment;

/** Text or bytes of varying length, by offsets, by views, or behind its lengths. */
public sealed interface BytesColumn extends Column permits VarBytesColumn, ViewBytesColumn, PrefixedBytesColumn {
    /** How many bytes the value of this row has; checked against the memory behind it. */
    long size(int row);

    /**
     * The bytes of this row's value, sharing the column's memory. A null row has some bytes or none; nobody should ask.
     *
     * @throws dev.colonnade.base.Fault of kind {@code DAMAGED} where the stored offsets point outside the data
     */
    MemorySegment value(int row);

    Bits validity();

    @Override
    BytesColumn slice(int from, int length);

    @Override
    BytesColumn as(Type type);
}
