package dev.colonnade.format.parquet.nested;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.StructColumn;
import dev.colonnade.format.parquet.decode.LeafPage;
import dev.colonnade.format.parquet.schema.Shape;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import dev.colonnade.format.parquet.schema.Shape.ListShape;
import dev.colonnade.format.parquet.schema.Shape.StructShape;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Builds nested columns of the levels of their leaves.
 *
 * <p>Every entry of a leaf with a definition level of at least {@code slotDef} and a repetition level of at most that of
 * the nearest list around begins a slot of a shape. What the slot is (null, empty, there) its definition level says.
 */
final class Assembler {
    private final Map<Integer, LeafPage> leaves;
    private final HeldMemory memory;
    private final List<HeldBuffer> owned;

    /**
     * @param leaves what was read of each leaf, by its number
     * @param owned where buffers go that are made here
     */
    Assembler(Map<Integer, LeafPage> leaves, HeldMemory memory, List<HeldBuffer> owned) {
        this.leaves = leaves;
        this.memory = memory;
        this.owned = owned;
    }

    /** @param rep how many lists are around */
    Column assemble(Shape shape, int rep) {
        return switch (shape) {
            case LeafShape leaf -> page(leaf).slots();
            case StructShape struct -> struct(struct, rep);
            case ListShape list -> list(list, rep);
        };
    }

    private LeafPage page(Shape shape) {
        return Objects.requireNonNull(leaves.get(shape.guide().index()));
    }

    private HeldBuffer allocate(long size) {
        HeldBuffer buffer = memory.allocate(size);
        owned.add(buffer);
        return buffer;
    }

    private StructColumn struct(StructShape shape, int rep) {
        List<Column> children = new ArrayList<>(shape.children().size());
        for (Shape child : shape.children()) {
            children.add(assemble(child, rep));
        }
        int length = children.getFirst().length();
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i).length() != length) {
                throw Fault.damaged(null, "fields \"" + shape.children().getFirst().field().name() + "\" and \""
                        + shape.children().get(i).field().name() + "\" of one group have " + length + " and "
                        + children.get(i).length() + " values");
            }
        }
        Bits validity = shape.ownDef() > shape.slotDef()
                ? validity(page(shape), shape.slotDef(), shape.ownDef(), rep, length)
                : Bits.ALL;
        return new StructColumn(shape.field().type(), length, validity, children);
    }

    private Bits validity(LeafPage page, int slotDef, int ownDef, int rep, int length) {
        MemorySegment bits = allocate((length + 7L) / 8).bytes().fill((byte) 0);
        MemorySegment definition = Objects.requireNonNull(page.definition());
        int slot = 0;
        for (int i = 0; i < page.entries(); i++) {
            int def = definition.get(Layouts.BYTE, i);
            if (def >= slotDef && page.repetition(i) <= rep) {
                if (def >= ownDef) {
                    set(bits, slot);
                }
                slot++;
            }
        }
        check(slot, length);
        return Bits.of(bits, 0, length);
    }

    private ListColumn list(ListShape shape, int rep) {
        Column elements = assemble(shape.element(), shape.rep());
        LeafPage page = page(shape);
        MemorySegment definition = Objects.requireNonNull(page.definition());
        int entries = page.entries();
        int lists = 0;
        for (int i = 0; i < entries; i++) {
            lists += definition.get(Layouts.BYTE, i) >= shape.slotDef() && page.repetition(i) <= rep ? 1 : 0;
        }
        MemorySegment offsets = allocate((lists + 1L) * 4).bytes();
        boolean nullable = shape.ownDef() > shape.slotDef();
        MemorySegment bits = nullable ? allocate((lists + 7L) / 8).bytes().fill((byte) 0) : null;
        int list = 0;
        int element = 0;
        for (int i = 0; i < entries; i++) {
            int def = definition.get(Layouts.BYTE, i);
            int level = page.repetition(i);
            if (level <= rep && def >= shape.slotDef()) {
                offsets.set(Layouts.INT, list * 4L, element);
                if (bits != null && def >= shape.ownDef()) {
                    set(bits, list);
                }
                list++;
            }
            if (level <= shape.rep() && def >= shape.elementDef()) {
                if (list == 0) {
                    throw Fault.damaged(null, "the first value continues a list that did not begin");
                }
                element++;
            }
        }
        offsets.set(Layouts.INT, list * 4L, element);
        check(element, elements.length());
        return new ListColumn(shape.field().type(), lists, bits == null ? Bits.ALL : Bits.of(bits, 0, lists), false,
                offsets, null, 0, elements);
    }

    private static void check(int counted, int length) {
        if (counted != length) {
            throw Fault.damaged(null, "its levels tell of " + counted + " values where there are " + length);
        }
    }

    private static void set(MemorySegment bits, int at) {
        byte old = bits.get(Layouts.BYTE, at >>> 3);
        bits.set(Layouts.BYTE, at >>> 3, (byte) (old | 1 << (at & 7)));
    }
}
