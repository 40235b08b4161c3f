package dev.colonnade.scan;

import dev.colonnade.base.RowRange;
import dev.colonnade.format.ChunkParts;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.Table;
import dev.colonnade.scan.Pruning.Keep;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.expression.Expression.ColumnValue;
import dev.colonnade.scan.expression.Expression.Constant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rows of a chunk may pass, by what is known of its parts. Runs of rows are counted from the chunk's first. */
final class PartRows {
    private final Table table;
    private final int chunk;
    private final List<RowRange> all;
    private final Map<Integer, @Nullable ChunkParts> parts = new HashMap<>();

    PartRows(Table table, int chunk) {
        this.table = table;
        this.chunk = chunk;
        this.all = List.of(RowRange.of(0, table.chunks().firstRow(chunk + 1) - table.chunks().firstRow(chunk)));
    }

    /** The parts of a column, or null. */
    @Nullable
    ChunkParts parts(int column) {
        if (!parts.containsKey(column)) {
            parts.put(column, table.parts(chunk, column));
        }
        return parts.get(column);
    }

    /** Rows in which the condition may be {@code wanted}, as runs that rise and do not touch. */
    List<RowRange> of(Expression e, boolean wanted) {
        return switch (e) {
            case Constant c -> c.value() instanceof Boolean b && b == wanted ? all : List.of();
            case Expression.Not not -> of(not.of(), !wanted);
            case Expression.And and -> junction(and.parts(), wanted, wanted);
            case Expression.Or or -> junction(or.parts(), wanted, !wanted);
            default -> leaf(e, wanted);
        };
    }

    private List<RowRange> junction(List<Expression> conditions, boolean wanted, boolean both) {
        List<RowRange> rows = both ? all : List.of();
        for (Expression condition : conditions) {
            List<RowRange> own = of(condition, wanted);
            rows = both ? intersection(rows, own) : union(rows, own);
        }
        return rows;
    }

    private List<RowRange> leaf(Expression e, boolean wanted) {
        ColumnValue column = BoundVerdicts.column(e);
        ChunkParts known = column == null ? null : parts(column.column());
        if (known == null) {
            return all;
        }
        List<RowRange> rows = new ArrayList<>();
        for (int part = 0; part < known.count(); part++) {
            ColumnBounds bounds = known.bounds(part);
            if (bounds == null || BoundVerdicts.of(e, wanted, bounds) != Keep.NONE) {
                add(rows, known.firstRow(part), known.firstRow(part + 1));
            }
        }
        return rows;
    }

    private static void add(List<RowRange> rows, long from, long to) {
        if (!rows.isEmpty() && rows.getLast().to() >= from) {
            rows.set(rows.size() - 1, RowRange.of(rows.getLast().from(), Math.max(rows.getLast().to(), to)));
        } else if (from < to) {
            rows.add(RowRange.of(from, to));
        }
    }

    static List<RowRange> intersection(List<RowRange> a, List<RowRange> b) {
        List<RowRange> both = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            long from = Math.max(a.get(i).from(), b.get(j).from());
            long to = Math.min(a.get(i).to(), b.get(j).to());
            if (from < to) {
                add(both, from, to);
            }
            if (a.get(i).to() < b.get(j).to()) {
                i++;
            } else {
                j++;
            }
        }
        return both;
    }

    static List<RowRange> union(List<RowRange> a, List<RowRange> b) {
        List<RowRange> either = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            boolean first = j == b.size() || i < a.size() && a.get(i).from() <= b.get(j).from();
            RowRange next = first ? a.get(i++) : b.get(j++);
            add(either, next.from(), next.to());
        }
        return either;
    }
}
