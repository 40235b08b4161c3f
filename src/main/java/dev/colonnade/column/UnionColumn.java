package dev.colonnade.column;

import dev.colonnade.base.Fault;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of which each chooses one child.
 *
 * @param validity all ones but for files of metadata version 4, which gave unions a bitmap
 * @param typeIds one byte a row: the code of the child chosen
 * @param offsets for dense unions, 32 bits a row: where in the child; null for sparse ones, whose children have
 *     {@code length} rows each
 * @param bases what is subtracted from an offset of each child, where only part of the child is at hand
 */
public record UnionColumn(Type type, int length, Bits validity, MemorySegment typeIds,
        @Nullable MemorySegment offsets, List<Long> bases, List<Column> children) implements Column {
    public UnionColumn {
        bases = List.copyOf(bases);
        children = List.copyOf(children);
        MemorySegment dense = offsets;
        if (typeIds.byteSize() < length || dense != null && dense.byteSize() < length * 4L) {
            throw Fault.damaged(null, "the type codes or offsets of a union are too short for " + length + " rows");
        }
    }

    /** The number of the child that this row chose. */
    public int child(int row) {
        int code = typeIds.get(Layouts.BYTE, row);
        int child = ((Type.Union) type.storageType()).typeIds().indexOf(code);
        if (child < 0) {
            throw Fault.damaged(null, "row " + row + " of a union has type code " + code + ", which no child has");
        }
        return child;
    }

    /** Where this row's value stands in the child it chose. */
    public int index(int row) {
        MemorySegment dense = offsets;
        if (dense == null) {
            return row;
        }
        int child = child(row);
        int offset = dense.get(Layouts.INT, (long) row * 4);
        long index = offset - bases.get(child);
        if (index < 0 || index >= children.get(child).length()) {
            throw Fault.damaged(null, "row " + row + " of a union points at value " + offset + " of a child of "
                    + (bases.get(child) + children.get(child).length()));
        }
        return (int) index;
    }

    @Override
    public boolean isNull(int row) {
        return !validity.get(row) || children.get(child(row)).isNull(index(row));
    }

    @Override
    public UnionColumn slice(int from, int length) {
        checkSlice(from, length);
        MemorySegment dense = offsets;
        if (dense != null) {
            return new UnionColumn(type, length, validity.from(from), typeIds.asSlice(from, length),
                    dense.asSlice(from * 4L, length * 4L), bases, children);
        }
        return new UnionColumn(type, length, validity.from(from), typeIds.asSlice(from, length), null, bases,
                children.stream().map(child -> child.slice(from, length)).toList());
    }

    @Override
    public UnionColumn as(Type type) {
        return new UnionColumn(type, length, validity, typeIds, offsets, bases, children);
    }
}
