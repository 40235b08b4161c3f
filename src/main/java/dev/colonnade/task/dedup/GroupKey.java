package dev.colonnade.task.dedup;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.JsonRows;
import dev.colonnade.text.TextSink;
import java.util.ArrayList;
import java.util.List;

/** What the rows of a group agree in, to be read by people and programs. */
public final class GroupKey {
    private GroupKey() {
    }

    /** The key of a group as a JSON object; reads one row. */
    public static String json(Table table, DedupSpec spec, Group group, Cancellation cancellation) {
        int[] columns = spec.columns(table.schema());
        List<Field> fields = new ArrayList<>();
        for (int column : columns) {
            fields.add(table.schema().field(column));
        }
        TextSink sink = TextSink.inMemory(InvalidUtf8.REPLACE);
        try (Batch batch = table.read(RowRange.of(group.first(), group.first() + 1), columns, cancellation)) {
            new JsonRows(new Schema(fields), true, false).row(batch.columns(), 0, sink);
        }
        return sink.toString().strip();
    }
}
