package dev.colonnade.app.export;

import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Deduplication.Show;
import dev.colonnade.app.work.Steps;
import dev.colonnade.format.Table;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.Lease;
import dev.colonnade.view.MarkedTable;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.util.List;
import javafx.scene.control.CheckBox;
import org.jspecify.annotations.Nullable;

/** Whether a column is written that says which rows are duplicates: offered where rows of both kinds are shown. */
final class DuplicateMark {
    /** What the column is called. */
    private static final String NAME = "duplicate";

    private final Steps steps;
    private final CheckBox box;

    DuplicateMark(Texts texts, Steps steps, Runnable changed) {
        this.steps = steps;
        box = new CheckBox(texts.get("export.mark"));
        box.setId("export-mark");
        box.setOnAction(_ -> changed.run());
        box.setVisible(duplicates() != null);
        box.setManaged(box.isVisible());
        Steps.Duplicates shown = steps.duplicates();
        // Of all rows, marked, the marks are what is seen; groups tell by themselves.
        box.setSelected(box.isVisible() && shown != null && shown.asked().show() == Show.MARKED);
    }

    CheckBox box() {
        return box;
    }

    private @Nullable Selection duplicates() {
        Steps.Duplicates shown = steps.duplicates();
        if (shown == null || !shown.found().isOpen()) {
            return null;
        }
        return switch (shown.asked().show()) {
            case MARKED, GROUPS -> shown.found().duplicates();
            case KEPT, DUPLICATES -> null;
        };
    }

    private @Nullable Selection written() {
        return box.isSelected() ? duplicates() : null;
    }

    /** The table with that column, if it is asked for. */
    Table over(Table table, HeldMemory memory) {
        Selection duplicates = written();
        return duplicates == null ? table : new MarkedTable(table, NAME, duplicates, memory);
    }

    /** Keeps what an export reads by, whatever is shown meanwhile. */
    Lease reading(RowOrder order) {
        Selection duplicates = written();
        Lease rows = order.lease();
        if (duplicates == null) {
            return rows;
        }
        boolean done = false;
        try {
            Lease both = Lease.all(List.of(rows, duplicates.lease()));
            done = true;
            return both;
        } finally {
            if (!done) {
                rows.close();
            }
        }
    }
}
