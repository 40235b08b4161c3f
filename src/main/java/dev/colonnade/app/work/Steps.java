package dev.colonnade.app.work;

import dev.colonnade.app.columns.History;
import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Lease;
import dev.colonnade.scan.Engine;
import dev.colonnade.scan.Filter;
import dev.colonnade.task.Task;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.dedup.DedupSpec;
import dev.colonnade.task.dedup.GroupedRows;
import dev.colonnade.task.sort.SortKey;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.util.List;
import java.util.Objects;
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

    /** Rows that are shown, or were until a moment ago. */
    private record Shown(Query query, Pieces pieces, RowOrder order) {
        static Shown all(long rows) {
            return new Shown(Query.ALL, new Pieces(), new AllRows(rows));
        }
    }

    /** Shows rows; what was shown before is closed when it returns. */
    interface Rows {
        /** @param stay whether the rows in view are the same, with more behind them */
        void show(RowOrder order, boolean stay);
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
    private Shown shown = Shown.all(0);
    private @Nullable Duplicates displayed;
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

    /**
     * Duplicates as they are displayed.
     *
     * @param ordered whether rows stand in an order that was asked for
     */
    public record Duplicates(Deduplication asked, Found found, boolean ordered) {}

    /** The duplicates that are displayed, or null where none were asked for. */
    public @Nullable Duplicates duplicates() {
        return displayed;
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
        return run != null && run.pieces.first != null;
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
        shown = Shown.all(opened.rowCount());
        if (!query.get().equals(Query.ALL)) {
            begin(query.get(), false, null);
        }
    }

    /** The table goes. What was asked for stays, for when it comes back. */
    void detach() {
        Run before = run;
        run = null;
        working.set(false);
        if (before != null) {
            before.pieces.closeBut(shown.pieces);
        }
        table = null;
        shown.pieces.closeBut(null);
        shown = Shown.all(0);
        displayed = null;
    }

    /** Asks for this when the table is there. */
    public void restore(Query asked) {
        query.set(asked);
    }

    /** Asks for other rows. Can be taken back once they are shown. */
    public void ask(Query next) {
        if (!next.equals(query.get())) {
            begin(next, true, null);
        }
    }

    /**
     * Asks for duplicates that have been found already.
     *
     * @param found of {@link #findDuplicates}, for the same; becomes this one's to close
     */
    public void ask(Query next, Found found) {
        begin(next, true, found);
    }

    /** How many rows duplicates would be looked for among. */
    public long rowsPassed() {
        return passed(shown.pieces).size();
    }

    /** Whether duplicates can be looked for now: not while the rows they would be looked for among are on their way. */
    public boolean canFindDuplicates() {
        return table != null && run == null;
    }

    /**
     * Looks for duplicates among the rows that pass the filter in force; nothing that is shown changes.
     *
     * @param ending is told, and what is found is its to close
     * @throws Fault naming a column that is not there
     */
    public TaskHandle<Found> findDuplicates(Deduplication asked, Jobs.Ending<Found> ending) {
        Table over = Objects.requireNonNull(table);
        RowOrder rows = passed(shown.pieces);
        DedupSpec spec = asked.spec(over.schema());
        Lease reading = rows.lease();
        return jobs.submit(new FindDuplicates(over, rows, spec), title + "   " + query.get().withDedup(asked).summary(),
                null, new Jobs.Ending<>() {
                    @Override
                    public void done(Found result) {
                        reading.close();
                        if (table == over) {
                            ending.done(result);
                        } else {
                            result.close();
                            ending.failed(Fault.of(Fault.Kind.CANCELLED, "the table was closed"));
                        }
                    }

                    @Override
                    public void failed(Fault fault) {
                        reading.close();
                        ending.failed(fault);
                    }
                });
    }

    /** Ends what is under way; what is shown stays. */
    public void cancel() {
        if (run != null && run.task != null) {
            run.task.cancel();
        }
    }

    private void begin(Query next, boolean recorded, @Nullable Found ready) {
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
            if (ready != null) {
                ready.close();
            }
            return;
        }
        Run mine = new Run(next, recorded);
        mine.pieces.found = ready;
        run = mine;
        working.set(true);
        try {
            // What is wrong with any step is told before the first begins.
            next.keys(over.schema());
            Deduplication dedup = next.dedup();
            if (dedup != null) {
                dedup.spec(over.schema());
            }
            if (!next.isFiltered()) {
                dedup(mine, over);
            } else if (next.predicate().equals(shown.query.predicate())) {
                mine.pieces.passed = shown.pieces.passed;
                dedup(mine, over);
            } else {
                Filter filter = Filter.parse(next.predicate(), over.schema(), Engine.FAST);
                mine.task = submit(mine, new FilterRows(over, filter), Lease.NONE, rows -> {
                    mine.pieces.passed = rows;
                    dedup(mine, over);
                }, Selection::close);
            }
        } catch (Fault fault) {
            failed(mine, fault);
        }
    }

    private RowOrder passed(Pieces pieces) {
        Selection some = pieces.passed;
        Table over = table;
        return some != null ? some : new AllRows(over == null ? 0 : over.rowCount());
    }

    private void dedup(Run mine, Table over) {
        Deduplication asked = mine.query.dedup();
        Pieces pieces = mine.pieces;
        Deduplication before = shown.query.dedup();
        if (asked == null) {
            sort(mine, over, passed(pieces));
        } else if (pieces.found != null) {
            showDuplicates(mine, over, asked, pieces.found);
        } else if (before != null && asked.isSameQuestion(before) && shown.pieces.found != null
                && pieces.passed == shown.pieces.passed) {
            pieces.found = shown.pieces.found;
            showDuplicates(mine, over, asked, shown.pieces.found);
        } else {
            RowOrder rows = passed(pieces);
            mine.task = submit(mine, new FindDuplicates(over, rows, asked.spec(over.schema())), rows.lease(), found -> {
                pieces.found = found;
                showDuplicates(mine, over, asked, found);
            }, Found::close);
        }
    }

    private void showDuplicates(Run mine, Table over, Deduplication asked, Found found) {
        switch (asked.show()) {
            case KEPT -> sort(mine, over, found.result().kept());
            case DUPLICATES -> sort(mine, over, found.duplicates());
            case MARKED -> sort(mine, over, passed(mine.pieces));
            case GROUPS -> {
                GroupedRows there = found.groups();
                if (there != null) {
                    sort(mine, over, there.rows());
                    return;
                }
                RowOrder rows = passed(mine.pieces);
                mine.task = submit(mine, new GroupRows(over, rows, asked.spec(over.schema())), rows.lease(), groups -> {
                    found.setGroups(groups);
                    sort(mine, over, groups.rows());
                }, GroupedRows::close);
            }
        }
    }

    private void sort(Run mine, Table over, RowOrder rows) {
        List<SortKey> keys = mine.query.keys(over.schema());
        if (keys.isEmpty()) {
            done(mine, rows);
        } else if (rows.size() < FIRST_FROM) {
            sortWhole(mine, over, rows, keys);
        } else {
            mine.task = submit(mine, new OrderRows(over, rows, keys, FIRST_ROWS), rows.lease(), first -> {
                mine.pieces.first = first;
                display(mine.query, mine.pieces, first, false);
                sortWhole(mine, over, rows, keys);
            }, Permutation::close);
        }
    }

    private void sortWhole(Run mine, Table over, RowOrder rows, List<SortKey> keys) {
        mine.task = submit(mine, new OrderRows(over, rows, keys, 0), rows.lease(), whole -> {
            mine.pieces.sorted = whole;
            done(mine, whole);
        }, Permutation::close);
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

    private void display(Query of, Pieces pieces, RowOrder order, boolean stay) {
        Deduplication asked = of.dedup();
        displayed = asked == null || pieces.found == null
                ? null
                : new Duplicates(asked, pieces.found, !of.order().isEmpty());
        onRows.show(order, stay);
    }

    private void done(Run mine, RowOrder order) {
        Shown before = shown;
        run = null;
        working.set(false);
        shown = new Shown(mine.query, mine.pieces, order);
        display(mine.query, mine.pieces, order, mine.pieces.first != null);
        mine.pieces.closeFirst();
        before.pieces.closeBut(shown.pieces);
        if (mine.recorded) {
            Query from = before.query;
            Query to = mine.query;
            history.add(() -> begin(from, false, null), () -> begin(to, false, null));
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
        if (ended.pieces.first != null) {
            display(shown.query, shown.pieces, shown.order, false);
        }
        ended.pieces.closeBut(shown.pieces);
    }
}
