package dev.colonnade.app.work;

import dev.colonnade.app.columns.History;
import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.scan.computed.Computed;
import dev.colonnade.scan.computed.ComputedTable;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.dedup.DedupSpec;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.RowOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    /** Shows rows; what was shown before is closed when it returns. */
    interface Rows {
        /**
         * @param over the table, with columns that were asked for
         * @param stay whether the rows in view are the same, with more behind them
         */
        void show(Table over, RowOrder order, boolean stay);
    }

    private final TabJobs jobs;
    private final String title;
    private final HeldMemory memory;
    private final ReadOnlyObjectWrapper<Query> query = new ReadOnlyObjectWrapper<>(Query.ALL);
    private final ReadOnlyObjectWrapper<@Nullable Fault> refusal = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper(false);
    private Runnable toFront = () -> {
    };
    private Rows onRows = (_, _, _) -> {
    };
    private @Nullable Table table;
    private History history = new History();
    private Shown shown = Shown.NONE;
    private @Nullable Duplicates displayed;
    private @Nullable Run run;
    private final Stages stages;

    /** @param memory for columns that are worked out */
    Steps(TabJobs jobs, String title, HeldMemory memory) {
        this.memory = memory;
        this.jobs = jobs;
        this.title = title;
        this.stages = new Stages(jobs, title, new Stages.Follower() {
            @Override
            public boolean isCurrent(Run one) {
                return one == run;
            }

            @Override
            public void first(Run one, RowOrder order) {
                display(one.query, one.over, one.pieces, order, false);
            }

            @Override
            public void done(Run one, RowOrder order) {
                Steps.this.done(one, order);
            }

            @Override
            public void failed(Run one, Fault fault) {
                Steps.this.failed(one, fault);
            }

            @Override
            public void bringBack(Query asked) {
                toFront.run();
                ask(asked);
            }
        });
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
        return shown.query();
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

    /** How many rows there will be when {@link #isFirstRows}; else 0. */
    public long rowsBeingSorted() {
        return run == null || run.pieces.first == null ? 0 : run.sorting;
    }

    /** @param toFront brings the table to where people see it */
    void setToFront(Runnable toFront) {
        this.toFront = toFront;
    }

    void setOnRows(Rows onRows) {
        this.onRows = onRows;
    }

    /**
     * The table is there; {@link #again} is called when every row of it is shown.
     *
     * @return the table with the columns that were asked for
     */
    Table attach(Table opened, History steps) {
        detach();
        table = opened;
        history = steps;
        Query columns = Query.ALL.withComputed(query.get().computed());
        Table over = opened;
        try {
            over = derived(opened, columns);
        } catch (Fault fault) {
            // Columns it was made of are there no more, and that is said when all is asked for again.
            columns = Query.ALL;
        }
        shown = new Shown(columns, over, new Pieces(), new AllRows(opened.rowCount()));
        return over;
    }

    /** What was asked for is done once more. */
    void again() {
        if (!query.get().equals(shown.query())) {
            begin(query.get(), false, null);
        }
    }

    private Table derived(Table base, Query asked) {
        if (asked.computed().isEmpty()) {
            return base;
        }
        List<Computed> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Query.NewColumn column : asked.computed()) {
            columns.add(column.parse(base.schema()));
            if (!names.add(column.name())) {
                throw Fault.of(Fault.Kind.USAGE, "two columns would be called \"" + column.name() + "\"")
                        .advise("call one by another name");
            }
        }
        return new ComputedTable(base, columns, memory);
    }

    /** How many columns the file itself has; those behind were worked out. */
    public int ownColumns() {
        return table == null ? 0 : table.schema().size();
    }

    /** The table goes. What was asked for stays, for when it comes back. */
    void detach() {
        Run before = run;
        run = null;
        working.set(false);
        if (before != null) {
            before.pieces.closeBut(shown.pieces());
        }
        table = null;
        shown.pieces().closeBut(null);
        shown = Shown.NONE;
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

    /** The rows shown, once all of them are there: while an order is being found, those before. */
    public RowOrder rows() {
        return shown.order();
    }

    /** How many rows duplicates would be looked for among. */
    public long rowsPassed() {
        return shown.passed().size();
    }

    /** Whether a search for duplicates can begin: not while the rows that it would look among are on their way. */
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
        Table over = Objects.requireNonNull(shown.over());
        RowOrder rows = shown.passed();
        DedupSpec spec = asked.spec(over.schema());
        return jobs.submit(new FindDuplicates(over, rows, spec), title + "   " + query.get().withDedup(asked).summary(),
                null, rows.lease(), new Jobs.Ending<>() {
                    @Override
                    public void done(Found result) {
                        if (shown.over() == over) {
                            ending.done(result);
                        } else {
                            result.close();
                            ending.failed(Fault.of(Fault.Kind.CANCELLED, "the table was closed"));
                        }
                    }

                    @Override
                    public void failed(Fault fault) {
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
        Table base = table;
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
        Table now = shown.over();
        if (base == null || now == null) {
            if (ready != null) {
                ready.close();
            }
            return;
        }
        Table over;
        try {
            over = next.computed().equals(shown.query().computed()) ? now : derived(base, next);
        } catch (Fault fault) {
            query.set(shown.query());
            refusal.set(fault);
            return;
        }
        Run mine = new Run(next, over, recorded);
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
            if (over != now && next.withComputed(shown.query().computed()).equals(shown.query())
                    && next.lastColumn(over.schema()) < base.schema().size()) {
                // More columns or fewer of them, and rows that none of them has to do with.
                mine.pieces.share(shown.pieces());
                done(mine, shown.order());
            } else {
                stages.begin(mine, shown);
            }
        } catch (Fault fault) {
            failed(mine, fault);
        }
    }

    private void display(Query of, @Nullable Table over, Pieces pieces, RowOrder order, boolean stay) {
        Deduplication asked = of.dedup();
        displayed = asked == null || pieces.found == null
                ? null
                : new Duplicates(asked, pieces.found, !of.order().isEmpty());
        if (over != null) {
            onRows.show(over, order, stay);
        }
    }

    private void done(Run mine, RowOrder order) {
        Shown before = shown;
        run = null;
        shown = new Shown(mine.query, mine.over, mine.pieces, order);
        display(mine.query, mine.over, mine.pieces, order, mine.pieces.first != null);
        // Who hears this looks at what is shown.
        working.set(false);
        mine.pieces.closeFirst();
        before.pieces().closeBut(shown.pieces());
        if (mine.recorded) {
            Query from = before.query();
            Query to = mine.query;
            history.add(() -> begin(from, false, null), () -> begin(to, false, null));
        }
    }

    private void failed(Run mine, Fault fault) {
        if (mine != run) {
            return;
        }
        run = null;
        query.set(shown.query());
        back(mine);
        working.set(false);
        if (fault.kind() != Fault.Kind.CANCELLED) {
            refusal.set(fault);
        }
    }

    /** What was shown before a run began is shown again, if anything of the run was. */
    private void back(Run ended) {
        if (ended.pieces.first != null) {
            display(shown.query(), shown.over(), shown.pieces(), shown.order(), false);
        }
        ended.pieces.closeBut(shown.pieces());
    }
}
