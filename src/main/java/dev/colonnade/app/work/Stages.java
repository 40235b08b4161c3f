package dev.colonnade.app.work;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Lease;
import dev.colonnade.scan.Engine;
import dev.colonnade.scan.Filter;
import dev.colonnade.task.Task;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.dedup.GroupedRows;
import dev.colonnade.task.sort.SortKey;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import java.util.List;
import java.util.function.Consumer;

/**
 * The stages of a query, each a task or two: rows that pass the filter, duplicates among them, and their order. What was
 * shown before is used again where it is the same. For the thread that paints.
 */
final class Stages {
    /** What is sorted first, so that there is something to look at. */
    private static final int FIRST_ROWS = 2_000;
    /** Fewer rows are sorted whole as fast. */
    private static final long FIRST_FROM = 200_000;

    /** Whoever began a query. */
    interface Follower {
        /** Whether anybody still wants what comes of it. */
        boolean isCurrent(Run run);

        /** The first rows of an order are there. */
        void first(Run run, RowOrder order);

        /** All of it is there. */
        void done(Run run, RowOrder order);

        void failed(Run run, Fault fault);

        /** Somebody wants to see what came of this, later. */
        void bringBack(Query asked);
    }

    private final TabJobs jobs;
    private final String title;
    private final Follower follower;

    /** @param title of what is read */
    Stages(TabJobs jobs, String title, Follower follower) {
        this.jobs = jobs;
        this.title = title;
        this.follower = follower;
    }

    /** @throws Fault naming what is wrong with the filter */
    void begin(Run mine, Shown shown) {
        Query next = mine.query;
        if (!next.isFiltered()) {
            dedup(mine, shown);
        } else if (mine.over == shown.over() && next.predicate().equals(shown.query().predicate())) {
            mine.pieces.passed = shown.pieces().passed;
            dedup(mine, shown);
        } else {
            Filter filter = Filter.parse(next.predicate(), mine.over.schema(), Engine.FAST);
            mine.task = submit(mine, new FilterRows(mine.over, filter), Lease.NONE, rows -> {
                mine.pieces.passed = rows;
                dedup(mine, shown);
            }, Selection::close);
        }
    }

    private static RowOrder passed(Run mine) {
        return mine.pieces.passed(mine.over.rowCount());
    }

    private void dedup(Run mine, Shown shown) {
        Table over = mine.over;
        Deduplication asked = mine.query.dedup();
        Pieces pieces = mine.pieces;
        Deduplication before = shown.query().dedup();
        if (asked == null) {
            sort(mine, passed(mine));
        } else if (pieces.found != null) {
            showDuplicates(mine, asked, pieces.found);
        } else if (before != null && mine.over == shown.over() && asked.isSameQuestion(before)
                && shown.pieces().found != null
                && pieces.passed == shown.pieces().passed) {
            pieces.found = shown.pieces().found;
            showDuplicates(mine, asked, shown.pieces().found);
        } else {
            RowOrder rows = passed(mine);
            mine.task = submit(mine, new FindDuplicates(over, rows, asked.spec(over.schema())), rows.lease(), found -> {
                pieces.found = found;
                showDuplicates(mine, asked, found);
            }, Found::close);
        }
    }

    private void showDuplicates(Run mine, Deduplication asked, Found found) {
        switch (asked.show()) {
            case KEPT -> sort(mine, found.result().kept());
            case DUPLICATES -> sort(mine, found.duplicates());
            case MARKED -> sort(mine, passed(mine));
            case GROUPS -> {
                GroupedRows there = found.groups();
                if (there != null) {
                    sort(mine, there.rows());
                    return;
                }
                RowOrder rows = passed(mine);
                mine.task = submit(mine, new GroupRows(mine.over, rows, asked.spec(mine.over.schema())), rows.lease(),
                        groups -> {
                            found.setGroups(groups);
                            sort(mine, groups.rows());
                        }, GroupedRows::close);
            }
        }
    }

    private void sort(Run mine, RowOrder rows) {
        Table over = mine.over;
        List<SortKey> keys = mine.query.keys(over.schema());
        if (keys.isEmpty()) {
            follower.done(mine, rows);
        } else if (rows.size() < FIRST_FROM) {
            sortWhole(mine, rows, keys);
        } else {
            mine.task = submit(mine, new OrderRows(over, rows, keys, FIRST_ROWS), rows.lease(), first -> {
                mine.pieces.first = first;
                mine.sorting = rows.size();
                follower.first(mine, first);
                sortWhole(mine, rows, keys);
            }, Permutation::close);
        }
    }

    private void sortWhole(Run mine, RowOrder rows, List<SortKey> keys) {
        mine.task = submit(mine, new OrderRows(mine.over, rows, keys, 0), rows.lease(), whole -> {
            mine.pieces.sorted = whole;
            follower.done(mine, whole);
        }, Permutation::close);
    }

    /** @param dropped what to do with a result that nobody wants any more */
    private <R> TaskHandle<R> submit(Run mine, Task<R> task, Lease reading, Consumer<R> done,
            Consumer<R> dropped) {
        Query asked = mine.query;
        return jobs.submit(task, title + "   " + asked.summary(), () -> follower.bringBack(asked), reading,
                new Jobs.Ending<>() {
                    @Override
                    public void done(R result) {
                        if (!follower.isCurrent(mine)) {
                            dropped.accept(result);
                            return;
                        }
                        try {
                            done.accept(result);
                        } catch (Fault fault) {
                            follower.failed(mine, fault);
                        }
                    }

                    @Override
                    public void failed(Fault fault) {
                        follower.failed(mine, fault);
                    }
                });
    }
}
