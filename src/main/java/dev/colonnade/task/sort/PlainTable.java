package dev.colonnade.task.sort;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.Field;
import dev.colonnade.column.HeldColumn;
import dev.colonnade.column.Plain;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.format.Batch;
import dev.colonnade.format.ForwardingTable;
import dev.colonnade.format.Table;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.Lease;
import java.util.ArrayList;
import java.util.List;

/**
 * A table whose columns behind dictionaries come with their values in place. Rows that are put in another order come from
 * everywhere, and an Arrow file has one dictionary for all of them.
 */
public final class PlainTable extends ForwardingTable {
    private final HeldMemory memory;
    private final Schema schema;

    private PlainTable(Table table, HeldMemory memory) {
        super(table);
        this.memory = memory;
        List<Field> fields = new ArrayList<>();
        for (Field field : table.schema().fields()) {
            fields.add(field.type() instanceof Type.Dictionary dictionary
                    ? new Field(field.name(), dictionary.values(), true, field.metadata())
                    : field);
        }
        this.schema = new Schema(fields, table.schema().metadata());
    }

    /** The table itself if it has no dictionaries. */
    public static Table of(Table table, HeldMemory memory) {
        boolean plain = table.schema().fields().stream().noneMatch(field -> field.type() instanceof Type.Dictionary);
        return plain ? table : new PlainTable(table, memory);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Field declared(int column) {
        // Whoever writes a format that has dictionaries makes one anew, of the words that there are.
        return table().schema().field(column).type() instanceof Type.Dictionary words && !isMadeAgain(words)
                ? schema.field(column)
                : super.declared(column);
    }

    /** Whether values are one run of bytes each, or a bit, and the number of their dictionary is nobody else's. */
    private boolean isMadeAgain(Type.Dictionary words) {
        boolean simple = switch (words.values()) {
            case Type.Bool _,Type.Int _,Type.FloatingPoint _,Type.Decimal _,Type.Date _,Type.Time _,Type.Timestamp _,Type.Duration _ ->
                true;
            case Type.Utf8(Type.Layout layout) -> layout == Type.Layout.SMALL || layout == Type.Layout.LARGE;
            case Type.Binary(Type.Layout layout) -> layout == Type.Layout.SMALL || layout == Type.Layout.LARGE;
            case Type.FixedBinary(int width) -> width > 0;
            case Type.Null _,Type.Interval _,Type.ListOf _,Type.FixedList _,Type.Struct _,Type.MapOf _,Type.Union _,Type.RunEndEncoded _,Type.Dictionary _,Type.Extension _ ->
                false;
        };
        return simple
                && table().schema().fields().stream().mapToInt(field -> uses(words.id(), field.type())).sum() == 1;
    }

    private static int uses(long id, Type type) {
        return switch (type) {
            case Type.Dictionary words -> (words.id() == id ? 1 : 0) + uses(id, words.values());
            case Type.Extension extension -> uses(id, extension.storage());
            case Type.RunEndEncoded runs -> uses(id, runs.values().type());
            case Type.ListOf list -> uses(id, list.element().type());
            case Type.FixedList list -> uses(id, list.element().type());
            case Type.MapOf map -> uses(id, map.entries().type());
            case Type.Struct(List<Field> fields) -> fields.stream().mapToInt(field -> uses(id, field.type())).sum();
            case Type.Union union -> union.fields().stream().mapToInt(field -> uses(id, field.type())).sum();
            case Type.Null _,Type.Bool _,Type.Int _,Type.FloatingPoint _,Type.Decimal _,Type.Utf8 _,Type.Binary _,Type.FixedBinary _,Type.Date _,Type.Time _,Type.Timestamp _,Type.Duration _,Type.Interval _ ->
                0;
        };
    }

    @Override
    public Batch read(RowRange rows, int[] columns, Cancellation cancellation) {
        Batch batch = table().read(rows, columns, cancellation);
        List<Lease> leases = new ArrayList<>();
        leases.add(batch.lease());
        boolean done = false;
        try {
            List<Column> plain = new ArrayList<>();
            for (Column column : batch.columns()) {
                if (column instanceof DictionaryColumn words) {
                    HeldColumn values = Plain.of(words, memory);
                    leases.add(Lease.once(values::close));
                    plain.add(values.column());
                } else {
                    plain.add(column);
                }
            }
            Batch made = new Batch(batch.rows(), plain, Lease.all(leases));
            done = true;
            return made;
        } finally {
            if (!done) {
                leases.forEach(Lease::close);
            }
        }
    }
}
