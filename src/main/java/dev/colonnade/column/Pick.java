package dev.colonnade.column;

import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Some rows of one column of at most {@link Take#PART} rows, however it is encoded. Dictionaries are not copied: what is
 * picked stands on the column's own memory too, and must not be used for longer.
 */
public final class Pick {
    private Pick() {
    }

    /** @param at places within the column, of which the first {@code count} count */
    public static HeldColumn of(Column column, int[] at, int count, HeldMemory memory) {
        return switch (column) {
            case DictionaryColumn words -> {
                HeldColumn indices = Take.of(List.of(words.indices()), at, count, memory);
                yield new HeldColumn(new DictionaryColumn(words.type(), (FixedColumn) indices.column(),
                        words.dictionary()), indices.buffers());
            }
            case PrefixedBytesColumn bytes -> prefixed(bytes, at, count, memory);
            default -> Take.of(List.of(column), at, count, memory);
        };
    }

    private static HeldColumn prefixed(PrefixedBytesColumn column, int[] at, int count, HeldMemory memory) {
        long size = 0;
        for (int i = 0; i < count; i++) {
            size += column.isNull(at[i]) ? 0 : column.size(at[i]);
        }
        if (size > Integer.MAX_VALUE) {
            throw dev.colonnade.base.Fault.unsupported(null, "more than 2 GiB of values behind 32-bit offsets");
        }
        HeldBuffer all = memory.allocate(size + (count + 1L) * 4 + (count + 7L) / 8);
        MemorySegment data = all.bytes().asSlice(0, size);
        MemorySegment offsets = all.bytes().asSlice(size, (count + 1L) * 4);
        MemorySegment bits = all.bytes().asSlice(size + (count + 1L) * 4).fill((byte) 0);
        boolean nulls = !column.validity().isAll();
        long to = 0;
        offsets.set(Layouts.INT, 0, 0);
        for (int i = 0; i < count; i++) {
            if (!column.isNull(at[i])) {
                long length = column.size(at[i]);
                MemorySegment.copy(column.data(), column.start(at[i]), data, to, length);
                to += length;
                if (nulls) {
                    bits.set(Layouts.BYTE, i >>> 3, (byte) (bits.get(Layouts.BYTE, i >>> 3) | 1 << (i & 7)));
                }
            }
            offsets.set(Layouts.INT, (i + 1) * 4L, (int) to);
        }
        return new HeldColumn(new VarBytesColumn(column.type(), count, nulls ? Bits.of(bits, 0, count) : Bits.ALL,
                false, offsets, data), List.of(all));
    }
}
