package dev.colonnade.column;

import java.lang.foreign.MemorySegment;
import java.util.List;

/** Columns of no rows, of any type: what an empty table reads as. */
public final class EmptyColumn {
    private static final MemorySegment NOTHING = MemorySegment.ofArray(new byte[0]).asReadOnly();

    private EmptyColumn() {
    }

    public static Column of(Type type) {
        return switch (type.storageType()) {
            case Type.Null n -> new NullColumn(type, 0);
            case Type.Bool b -> new BoolColumn(type, 0, Bits.ALL, new Bits(NOTHING, 0));
            case Type.Int i -> fixed(type, i.bits() / 8);
            case Type.FloatingPoint f -> fixed(type, f.bits() / 8);
            case Type.Decimal d -> fixed(type, d.bits() / 8);
            case Type.FixedBinary f -> fixed(type, f.width());
            case Type.Date d -> fixed(type, d.millis() ? 8 : 4);
            case Type.Time t -> fixed(type, t.bits() / 8);
            case Type.Timestamp t -> fixed(type, 8);
            case Type.Duration d -> fixed(type, 8);
            case Type.Interval i -> fixed(type, i.width());
            case Type.Utf8(Type.Layout layout) -> bytes(type, layout);
            case Type.Binary(Type.Layout layout) -> bytes(type, layout);
            case Type.ListOf list -> new ListColumn(type, 0, Bits.ALL, list.layout().isLarge(), NOTHING,
                    list.layout().isView() ? NOTHING : null, 0, of(list.element().type()));
            case Type.MapOf map -> new ListColumn(type, 0, Bits.ALL, false, NOTHING, null, 0,
                    of(map.entries().type()));
            case Type.FixedList list -> new FixedListColumn(type, 0, Bits.ALL, list.size(),
                    of(list.element().type()));
            case Type.Struct struct -> new StructColumn(type, 0, Bits.ALL, all(struct.fields()));
            case Type.Union union -> new UnionColumn(type, 0, Bits.ALL, NOTHING, union.dense() ? NOTHING : null,
                    union.fields().stream().map(field -> 0L).toList(), all(union.fields()));
            case Type.RunEndEncoded runs -> new RunEndColumn(type, 0, 0, (FixedColumn) of(runs.runEnds().type()),
                    of(runs.values().type()));
            case Type.Dictionary d -> new DictionaryColumn(type, fixed(d.index(), d.index().bits() / 8),
                    of(d.values()));
            case Type.Extension e -> throw new IllegalStateException("an extension below its storage");
        };
    }

    private static FixedColumn fixed(Type type, int width) {
        return new FixedColumn(type, 0, Bits.ALL, width, NOTHING);
    }

    private static Column bytes(Type type, Type.Layout layout) {
        return layout.isView()
                ? new ViewBytesColumn(type, 0, Bits.ALL, NOTHING, List.of())
                : new VarBytesColumn(type, 0, Bits.ALL, layout.isLarge(), NOTHING, NOTHING);
    }

    private static List<Column> all(List<Field> fields) {
        return fields.stream().map(field -> of(field.type())).toList();
    }
}
