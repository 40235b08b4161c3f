package dev.colonnade.scan.computed;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Batch;
import dev.colonnade.format.BloomProbe;
import dev.colonnade.format.ChunkParts;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.ForwardingTable;
import dev.colonnade.format.StoredType;
import dev.colonnade.format.Table;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.Lease;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.reference.Evaluator;
import dev.colonnade.scan.vector.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table with columns behind its own that are worked out as they are read, for filters, sorting and export to use like
 * any other. A column that only stands for another is that one's memory; others are evaluated row by row.
 */
public final class ComputedTable extends ForwardingTable {
    /** Values of one column that are on the heap at a time. */
    private static final int MOST_ROWS = 1 << 16;

    private final List<Computed> computed;
    private final HeldMemory memory;
    private final Schema schema;
    private final int own;

    /** @param computed over the columns of {@code table} */
    public ComputedTable(Table table, List<Computed> computed, HeldMemory memory) {
        super(table);
        this.computed = List.copyOf(computed);
        this.memory = memory;
        this.own = table.schema().size();
        List<Field> fields = new ArrayList<>(table.schema().fields());
        for (Computed column : computed) {
            fields.add(new Field(column.name(), column.type(), true));
        }
        this.schema = new Schema(fields, table.schema().metadata());
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /** The stored columns that these are made of. */
    public int[] stored(int[] columns) {
        LinkedHashSet<Integer> needed = new LinkedHashSet<>();
        for (int column : columns) {
            if (column < own) {
                needed.add(column);
            } else {
                computed.get(column - own).expression().columns(needed);
            }
        }
        return needed.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public Batch read(RowRange rows, int[] columns, Cancellation cancellation) {
        return with(rows, columns, (some, there) -> table().read(some, there, cancellation), cancellation);
    }

    @Override
    public Batch readEncoded(RowRange rows, int[] columns, Cancellation cancellation) {
        return with(rows, columns, (some, there) -> table().readEncoded(some, there, cancellation), cancellation);
    }

    private interface Reader {
        Batch read(RowRange rows, int[] columns);
    }

    private Batch with(RowRange rows, int[] columns, Reader reader, Cancellation cancellation) {
        if (Arrays.stream(columns).allMatch(column -> column < own)) {
            return reader.read(rows, columns);
        }
        int[] there = stored(columns);
        Batch batch = reader.read(RowRange.of(rows.from(), Math.min(rows.to(), rows.from() + MOST_ROWS)), there);
        List<Lease> leases = new ArrayList<>();
        leases.add(batch.lease());
        boolean done = false;
        try {
            Columns values = new Columns(own);
            values.cancelledBy(cancellation);
            values.set(there, batch.columns(), batch.rows().from());
            List<Column> all = new ArrayList<>(columns.length);
            for (int column : columns) {
                all.add(column < own
                        ? values.column(column)
                        : made(computed.get(column - own), values, batch, leases));
            }
            Batch whole = new Batch(batch.rows(), all, Lease.all(leases));
            done = true;
            return whole;
        } finally {
            if (!done) {
                leases.forEach(Lease::close);
            }
        }
    }

    private Column made(Computed column, Columns values, Batch batch, List<Lease> leases) {
        if (column.expression() instanceof Expression.ColumnValue same) {
            return values.column(same.column());
        }
        Evaluator evaluator = new Evaluator();
        @Nullable
        Object[] results = new @Nullable Object[batch.length()];
        for (int row = 0; row < results.length; row++) {
            values.at(row);
            values.cancellation().check();
            try {
                results[row] = evaluator.value(column.expression(), values);
            } catch (Fault e) {
                throw e.kind() == Fault.Kind.CANCELLED
                        ? e
                        : e.at("computed column \"" + column.name() + "\", row " + (batch.rows().from() + row));
            } catch (ArithmeticException e) {
                throw tooLarge(column, batch.rows().from() + row, e);
            }
        }
        try {
            return ValueColumn.of(column.type(), results, memory, leases);
        } catch (Fault e) {
            throw e.at("computed column \"" + column.name() + "\"");
        } catch (ArithmeticException e) {
            throw tooLarge(column, batch.rows().from(), e);
        }
    }

    private static Fault tooLarge(Computed column, long row, ArithmeticException cause) {
        return Fault.unsupported("computed column \"" + column.name() + "\", row " + row + " or after",
                "a date or a number is too large for its type")
                .advise("convert numbers with CAST(.. AS DOUBLE), or leave such rows out").because(cause);
    }

    @Override
    public Field declared(int column) {
        return column < own ? table().declared(column) : schema.field(column);
    }

    @Override
    public List<StoredType> storedTypes(int column) {
        return column < own ? table().storedTypes(column) : List.of();
    }

    @Override
    public @Nullable ColumnBounds bounds(int chunk, int column) {
        int same = same(column);
        return same < 0 ? null : table().bounds(chunk, same);
    }

    /** The stored column that this one is, or -1 if it is worked out. */
    private int same(int column) {
        return column < own
                ? column
                : computed.get(column - own).expression() instanceof Expression.ColumnValue same ? same.column() : -1;
    }

    @Override
    public @Nullable ChunkParts parts(int chunk, int column) {
        int same = same(column);
        return same < 0 ? null : table().parts(chunk, same);
    }

    @Override
    public @Nullable Batch dictionary(int chunk, int column, Cancellation cancellation) {
        int same = same(column);
        return same < 0 ? null : table().dictionary(chunk, same, cancellation);
    }

    @Override
    public @Nullable BloomProbe bloom(int chunk, int column) {
        int same = same(column);
        return same < 0 ? null : table().bloom(chunk, same);
    }

    @Override
    public long storedBytes(int chunk, int[] columns) {
        return table().storedBytes(chunk, stored(columns));
    }
}
