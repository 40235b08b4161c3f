package dev.colonnade.view;

import dev.colonnade.base.RowRange;
import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import dev.colonnade.format.Table;
import dev.colonnade.format.WiderTable;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.Lease;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** A table with one more column behind its own, that is true for the rows of a selection. */
public final class MarkedTable extends WiderTable {
    private final Selection marked;

    /**
     * @param name of the column; where the table has one of that name, with a number
     * @param marked must stay open for as long as this is read
     */
    public MarkedTable(Table table, String name, Selection marked, HeldMemory memory) {
        super(table, List.of(new Field(free(name, table), new Type.Bool(), false)), memory);
        this.marked = marked;
    }

    private static String free(String name, Table table) {
        String free = name;
        for (int i = 2; table.schema().indexOf(free) >= 0; i++) {
            free = name + "_" + i;
        }
        return free;
    }

    @Override
    protected Column made(int which, RowRange rows, List<Lease> leases) {
        int length = Math.toIntExact(rows.size());
        MemorySegment bits = allocate((length + 7L) / 8, leases).fill((byte) 0);
        long first = marked.rank(rows.from());
        long[] chosen = new long[Math.toIntExact(marked.rank(rows.to()) - first)];
        marked.sourceRows(first, chosen.length, chosen);
        for (long row : chosen) {
            int at = (int) (row - rows.from());
            byte there = bits.get(Layouts.BYTE, at >>> 3);
            bits.set(Layouts.BYTE, at >>> 3, (byte) (there | 1 << (at & 7)));
        }
        return new BoolColumn(new Type.Bool(), length, Bits.ALL, Bits.of(bits, 0, length));
    }
}
