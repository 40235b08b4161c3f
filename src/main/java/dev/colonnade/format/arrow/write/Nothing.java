package dev.colonnade.format.arrow.write;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.FixedListColumn;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.NullColumn;
import dev.colonnade.column.StructColumn;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.column.ViewBytesColumn;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** One value of zeros, to stand where there is none but the layout wants one. */
final class Nothing {
    private Nothing() {
    }

    /** A column of one row that lies as this one does. */
    static Column of(Column like, Scratch scratch) {
        return switch (like) {
            case NullColumn c -> new NullColumn(c.type(), 1);
            case BoolColumn c -> new BoolColumn(c.type(), 1, Bits.ALL, Bits.of(zeros(1, scratch), 0, 1));
            case FixedColumn c -> new FixedColumn(c.type(), 1, Bits.ALL, c.width(), zeros(c.width(), scratch));
            case VarBytesColumn c -> new VarBytesColumn(c.type(), 1, Bits.ALL, c.large(),
                    zeros(c.large() ? 16 : 8, scratch), c.data().asSlice(0, 0));
            case ViewBytesColumn c ->
                new ViewBytesColumn(c.type(), 1, Bits.ALL, zeros(16, scratch), List.of());
            case ListColumn c -> new ListColumn(c.type(), 1, Bits.ALL, c.large(), zeros(16, scratch),
                    c.sizes() == null ? null : zeros(8, scratch), 0, c.elements().slice(0, 0));
            case FixedListColumn c -> new FixedListColumn(c.type(), 1, Bits.ALL, c.size(), many(c, scratch));
            case StructColumn c -> new StructColumn(c.type(), 1, Bits.ALL,
                    c.children().stream().map(child -> of(child, scratch)).toList());
            default -> throw Fault.unsupported(null, "lists of one size of " + like.type());
        };
    }

    private static Column many(FixedListColumn lists, Scratch scratch) {
        Column one = of(lists.elements(), scratch);
        return lists.size() == 1 ? one : scratch.joined(java.util.Collections.nCopies(lists.size(), one));
    }

    private static MemorySegment zeros(long size, Scratch scratch) {
        return scratch.allocate(size).fill((byte) 0);
    }
}
