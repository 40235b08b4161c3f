package dev.colonnade.format.arrow;

import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import java.util.List;

/**
 * Where each column's field nodes and buffers begin in a record batch. They stand there flattened, depth first, so the
 * place of a column is the sum of what the ones before it take.
 *
 * @param nodes the first field node of each column, and then the number of all
 * @param buffers the first buffer, not counting the data buffers of views
 * @param views the first of the counts of data buffers
 */
record FieldPlan(int[] nodes, int[] buffers, int[] views) {
    static FieldPlan of(Schema schema, boolean legacyUnions) {
        int count = schema.size();
        int[] nodes = new int[count + 1];
        int[] buffers = new int[count + 1];
        int[] views = new int[count + 1];
        for (int i = 0; i < count; i++) {
            int[] taken = new int[3];
            count(schema.field(i).type(), legacyUnions, taken);
            nodes[i + 1] = nodes[i] + taken[0];
            buffers[i + 1] = buffers[i] + taken[1];
            views[i + 1] = views[i] + taken[2];
        }
        return new FieldPlan(nodes, buffers, views);
    }

    /** Adds to {@code taken} the nodes, buffers and counts of data buffers that a value of this type takes. */
    private static void count(Type type, boolean legacyUnions, int[] taken) {
        taken[0]++;
        switch (type.storageType()) {
            case Type.Null n -> {
            }
            case Type.Bool b -> taken[1] += 2;
            case Type.Int i -> taken[1] += 2;
            case Type.FloatingPoint f -> taken[1] += 2;
            case Type.Decimal d -> taken[1] += 2;
            case Type.FixedBinary f -> taken[1] += 2;
            case Type.Date d -> taken[1] += 2;
            case Type.Time t -> taken[1] += 2;
            case Type.Timestamp t -> taken[1] += 2;
            case Type.Duration d -> taken[1] += 2;
            case Type.Interval i -> taken[1] += 2;
            case Type.Dictionary d -> taken[1] += 2;
            case Type.Utf8(Type.Layout layout) -> bytes(layout, taken);
            case Type.Binary(Type.Layout layout) -> bytes(layout, taken);
            case Type.ListOf list -> {
                taken[1] += list.layout().isView() ? 3 : 2;
                count(list.element().type(), legacyUnions, taken);
            }
            case Type.MapOf map -> {
                taken[1] += 2;
                count(map.entries().type(), legacyUnions, taken);
            }
            case Type.FixedList list -> {
                taken[1] += 1;
                count(list.element().type(), legacyUnions, taken);
            }
            case Type.Struct struct -> {
                taken[1] += 1;
                children(struct.fields(), legacyUnions, taken);
            }
            case Type.Union union -> {
                taken[1] += (union.dense() ? 2 : 1) + (legacyUnions ? 1 : 0);
                children(union.fields(), legacyUnions, taken);
            }
            case Type.RunEndEncoded runs -> children(List.of(runs.runEnds(), runs.values()), legacyUnions, taken);
            case Type.Extension e -> throw new IllegalStateException("an extension below its storage");
        }
    }

    private static void bytes(Type.Layout layout, int[] taken) {
        if (layout.isView()) {
            taken[1] += 2;
            taken[2]++;
        } else {
            taken[1] += 3;
        }
    }

    private static void children(List<Field> fields, boolean legacyUnions, int[] taken) {
        for (Field field : fields) {
            count(field.type(), legacyUnions, taken);
        }
    }
}
