package dev.colonnade.task.values;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Type;
import dev.colonnade.format.Table;
import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import dev.colonnade.view.RowOrder;

/**
 * Finds out how the values of a column are spread over the rows seen. Numbers, dates and moments take two passes: one for
 * the least and the greatest, one to count. Text and truth values take one, which ends early where there are more
 * different ones than bars. Others are not looked at.
 *
 * @param rows which rows are looked at
 */
public record Spread(Table table, RowOrder rows, int column) implements Task<Distribution> {
    /** Whether values of this type can be drawn at all. */
    public static boolean has(Type type) {
        return Scale.of(type) != null || isNamed(type);
    }

    static boolean isNamed(Type type) {
        return switch (type) {
            case Type.Utf8 _,Type.Bool _ -> true;
            case Type.Dictionary dictionary -> isNamed(dictionary.values());
            default -> false;
        };
    }

    @Override
    public String name() {
        return "distribution";
    }

    @Override
    public Fault explain(InternalError error) {
        return table.explain(error).in(table.name());
    }

    @Override
    public Distribution run(Work work) {
        return new SpreadCount(table, rows, column, Places.all(rows.size())).run(work);
    }
}
