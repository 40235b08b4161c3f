package dev.colonnade.app.work;

import dev.colonnade.app.columns.ColumnNames;
import dev.colonnade.app.columns.History;
import dev.colonnade.base.Fault;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Lease;
import dev.colonnade.scan.Engine;
import dev.colonnade.scan.Filter;
import dev.colonnade.task.Task;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.sort.SortKey;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table one sees, and how they came to be: filters and sorts it as tasks, and shows what comes of it. What
 * is shown stays until the next is there. Orders of rows belong to this; for the thread that paints.
 */
public final class Steps {
    /** What is sorted first, so that there is something to look at. */
    private static final int FIRST_ROWS = 2_000;
    /** Fewer rows are sorted whole as fast. */
    private static final long FIRST_FROM = 200_000;

    /**
     * Rows that are shown, or were until a moment ago.
     *
     * @param passed what the order was made of, or null where that is every row
     */
    private record Shown(Query query, @Nullable Selection passed, RowOrder order) {}

    /** Shows rows; what was shown before is closed when it returns. */
    interface Rows {
        /** @param stay whether the rows in view are the same, with more behind them */
        void show(RowOrder order, boolean stay);
    }

    /** A query under way. */
    private static final class Run {
        final Query query;
        final boolean recorded;
        @Nullable
        Selection passed;
        @Nullable
        Permutation first;
        @Nullable
        TaskHandle<?> task;

        Run(Query query, boolean recorded) {
            this.query = query;
            this.recorded = recorded;
        }
    }

    private final TabJobs jobs;
    private final String title;
    private final ReadOnlyObjectWrapper<Query> query = new ReadOnlyObjectWrapper<>(Query.ALL);
    private final ReadOnlyObjectWrapper<@Nullable Fault> refusal = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper(false);
    private Runnable toFront = () -> {
    };
    private Rows onRows = (_, _) -> {
    };
    private @Nullable Table table;
    private History history = new History();
    private Shown shown = new Shown(Query.ALL, null, new AllRows(0));
    private @Nullable Run run;

    Steps(TabJobs jobs, String title) {
        this.jobs = jobs;
        this.title = title;
    }

    /** What is asked for: shown already, or on its way. */
    public ReadOnlyObjectProperty<Query> queryProperty() {
        return query.getReadOnlyProperty();
    }

    public Query query() {
        return query.get();
    }

    /** What is shown. */
    public Query shownQuery() {
        return shown.query;
    }

    /** Why the last query was not done, or null. */
    public ReadOnlyObjectProperty<@Nullable Fault> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Whether a query is under way. */
    public ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /** Whether what is shown is only the first rows of an order that is being found. */
    public boolean isFirstRows() {
        return run != null && run.first != null;
    }

    /** @param toFront brings the table to where people see it */
    void setToFront(Runnable toFront) {
        this.toFront = toFront;
    }

    void setOnRows(Rows onRows) {
        this.onRows = onRows;
    }

    /** The table is there, and every row of it is shown; what was asked for is done once more. */
    void attach(Table opened, History steps) {
        detach();
        table = opened;
        history = steps;
        shown = new Shown(Query.ALL, null, new AllRows(opened.rowCount()));
        if (!query.get().equals(Query.ALL)) {
            begin(query.get(), false);
        }
    }

    /** The table goes. What was asked for stays, for when it comes back. */
    void detach() {
        Run before = run;
        run = null;
        working.set(false);
        if (before != null) {
            drop(before);
        }
        table = null;
        close(shown, null);
        shown = new Shown(Query.ALL, null, new AllRows(0));
    }

    /** Asks for this when the table is there. */
    public void restore(Query asked) {
        query.set(asked);
    }

    /** Asks for other rows. Can be taken back once they are shown. */
    public void ask(Query next) {
        if (!next.equals(query.get())) {
            begin(next, true);
        }
    }

    /** Ends what is under way; what is shown stays. */
    public void cancel() {
        if (run != null && run.task != null) {
            run.task.cancel();
        }
    }

    private void begin(Query next, boolean recorded) {
        Table over = table;
        Run before = run;
        if (before != null) {
            run = null;
            if (before.task != null) {
                before.task.cancel();
            }
            back(before);
        }
        refusal.set(null);
        query.set(next);
        if (over == null) {
            return;
        }
        Run mine = new Run(next, recorded);
        run = mine;
        working.set(true);
        try {
            List<SortKey> keys = keys(next, over.schema());
            if (!next.isFiltered()) {
                sort(mine, over, keys);
            } else if (next.predicate().equals(shown.query.predicate())) {
                mine.passed = shown.passed;
                sort(mine, over, keys);
            } else {
                Filter filter = Filter.parse(next.predicate(), over.schema(), Engine.FAST);
                mine.task = submit(mine, new FilterRows(over, filter), Lease.NONE, rows -> {
                    mine.passed = rows;
                    sort(mine, over, keys);
                }, Selection::close);
            }
        } catch (Fault fault) {
            failed(mine, fault);
        }
    }

    /** The keys that order by these columns. @throws Fault naming a column that is not there */
    private static List<SortKey> keys(Query query, Schema schema) {
        ColumnNames names = ColumnNames.of(schema);
        List<SortKey> keys = new ArrayList<>();
        for (Query.SortBy by : query.order()) {
            int column = names.number(by.column());
            if (column < 0) {
                throw Fault.of(Fault.Kind.USAGE, "there is no column \"" + by.column() + "\" to sort by");
            }
            keys.add(new SortKey(column, by.descending(), false).checked(schema));
        }
        return keys;
    }

    private void sort(Run mine, Table over, List<SortKey> keys) {
        RowOrder rows = mine.passed == null ? new AllRows(over.rowCount()) : mine.passed;
        if (keys.isEmpty()) {
            done(mine, rows);
        } else if (rows.size() < FIRST_FROM) {
            sortWhole(mine, over, rows, keys);
        } else {
            mine.task = submit(mine, new OrderRows(over, rows, keys, FIRST_ROWS), rows.lease(), first -> {
                mine.first = first;
                onRows.show(first, false);
                sortWhole(mine, over, rows, keys);
            }, Permutation::close);
        }
    }

    private void sortWhole(Run mine, Table over, RowOrder rows, List<SortKey> keys) {
        mine.task = submit(mine, new OrderRows(over, rows, keys, 0), rows.lease(), whole -> done(mine, whole),
                Permutation::close);
    }

    /** @param dropped what to do with a result that nobody wants any more */
    private <R> TaskHandle<R> submit(Run mine, Task<R> task, Lease reading, Consumer<R> done,
            Consumer<R> dropped) {
        Query asked = mine.query;
        return jobs.submit(task, title + "   " + asked.summary(), () -> {
            toFront.run();
            ask(asked);
        }, new Jobs.Ending<>() {
            @Override
            public void done(R result) {
                reading.close();
                if (mine != run) {
                    dropped.accept(result);
                    return;
                }
                try {
                    done.accept(result);
                } catch (Fault fault) {
                    Steps.this.failed(mine, fault);
                }
            }

            @Override
            public void failed(Fault fault) {
                reading.close();
                Steps.this.failed(mine, fault);
            }
        });
    }

    private void done(Run mine, RowOrder order) {
        Shown before = shown;
        Permutation first = mine.first;
        run = null;
        working.set(false);
        shown = new Shown(mine.query, mine.passed, order);
        onRows.show(order, first != null);
        if (first != null) {
            first.close();
        }
        close(before, shown);
        if (mine.recorded) {
            Query from = before.query;
            Query to = mine.query;
            history.add(() -> begin(from, false), () -> begin(to, false));
        }
    }

    private void failed(Run mine, Fault fault) {
        if (mine != run) {
            return;
        }
        run = null;
        working.set(false);
        query.set(shown.query);
        back(mine);
        if (fault.kind() != Fault.Kind.CANCELLED) {
            refusal.set(fault);
        }
    }

    /** What was shown before a run began is shown again, if anything of the run was. */
    private void back(Run ended) {
        if (ended.first != null) {
            onRows.show(shown.order, false);
        }
        drop(ended);
    }

    private void drop(Run ended) {
        if (ended.first != null) {
            ended.first.close();
        }
        if (ended.passed != null && ended.passed != shown.passed) {
            ended.passed.close();
        }
    }

    /** Closes what the other does not need. */
    private static void close(Shown old, @Nullable Shown next) {
        if (old.order instanceof Permutation permutation) {
            permutation.close();
        }
        if (old.passed != null && (next == null || next.passed != old.passed)) {
            old.passed.close();
        }
    }
}
