package dev.colonnade.app.find;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.work.Engine;
import dev.colonnade.app.work.Jobs;
import dev.colonnade.app.work.TabJobs;
import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Lease;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.find.Find;
import dev.colonnade.task.find.FindNext;
import dev.colonnade.task.find.FindText;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.CellRead;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.Selection;
import dev.colonnade.view.TableView;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows with a text, and goes from one to the next. Where rows stand in the table's order the next one is known
 * as soon as they are counted; in any other, or before, it is looked for. For the thread that paints.
 */
final class Finding {
    private static final int LONGEST = 1_000_000;

    /** Told how it goes, on the thread that paints. */
    interface Listener {
        /** @param whole whether that is all there are */
        void counted(long rows, boolean whole);

        void failed(Fault fault);

        /** There is none. */
        void nowhere();
    }

    private final Engine engine;
    private final TabJobs jobs;
    private final Grid grid;
    private final Listener listener;
    private final Runnable reopen;
    private @Nullable FindText wanted;
    private int[] columns = new int[0];
    private @Nullable Selection found;
    private @Nullable TaskHandle<?> counting;
    private @Nullable TaskHandle<?> stepping;
    private Cancellation placing = new Cancellation();
    private AtomicLong soFar = new AtomicLong();

    /** @param reopen brings the text back to where one looks for it */
    Finding(Engine engine, TabJobs jobs, Grid grid, Listener listener, Runnable reopen) {
        this.engine = engine;
        this.jobs = jobs;
        this.grid = grid;
        this.listener = listener;
        this.reopen = reopen;
    }

    /** Looks for another text. @param columns by their numbers in the table */
    void begin(FindText text, int[] columns) {
        stop();
        wanted = text;
        this.columns = columns.clone();
        TableView view = grid.cache().view();
        AtomicLong count = new AtomicLong();
        soFar = count;
        Lease reading = view.order().lease();
        counting = jobs.submit(new Find(view.table(), view.order(), columns, text, count::set), text.text(), reopen,
                new Jobs.Ending<>() {
                    @Override
                    public void done(Selection result) {
                        reading.close();
                        if (count != soFar) {
                            result.close();
                            return;
                        }
                        found = result;
                        listener.counted(result.size(), true);
                    }

                    @Override
                    public void failed(Fault fault) {
                        reading.close();
                        if (count == soFar && fault.kind() != Fault.Kind.CANCELLED) {
                            listener.failed(fault);
                        }
                    }
                });
    }

    /** How many were found until now. */
    long soFar() {
        return soFar.get();
    }

    boolean isCounting() {
        return counting != null && !counting.state().isOver();
    }

    void stop() {
        if (counting != null) {
            counting.cancel();
        }
        if (stepping != null) {
            stepping.cancel();
        }
        placing.cancel();
        Selection before = found;
        found = null;
        soFar = new AtomicLong();
        if (before != null) {
            before.close();
        }
    }

    /** Goes to the next row with the text, or the one before, around the end. */
    void step(boolean backwards, boolean fromHere) {
        FindText text = wanted;
        if (text == null) {
            return;
        }
        TableView view = grid.cache().view();
        Selection known = found;
        long from = grid.current().row() - (fromHere ? 1 : 0);
        if (known != null && known.size() == 0) {
            listener.nowhere();
        } else if (known != null && !(view.order() instanceof Permutation)) {
            arrive(view, place(view.order(), known, from, backwards), text);
        } else {
            search(view, text, from, backwards);
        }
    }

    /** Of rows in the table's order: where the next match stands. */
    private static long place(RowOrder order, Selection known, long from, boolean backwards) {
        long last = known.size() - 1;
        long number;
        if (from < 0) {
            number = backwards ? last : 0;
        } else {
            long source = order.sourceRow(from);
            number = backwards ? known.rank(source) - 1 : known.rank(source) + (known.contains(source) ? 1 : 0);
        }
        long match = known.sourceRow(number < 0 ? last : number > last ? 0 : number);
        return switch (order) {
            case AllRows _ -> match;
            case Selection selection -> selection.rank(match);
            case Permutation _ -> throw new IllegalStateException("rows in another order have to be looked for");
        };
    }

    private void search(TableView view, FindText text, long from, boolean backwards) {
        if (stepping != null) {
            stepping.cancel();
        }
        Lease reading = view.order().lease();
        Table table = view.table();
        stepping = jobs.submit(new FindNext(table, view.order(), columns, text, from, backwards), text.text(), reopen,
                new Jobs.Ending<>() {
                    @Override
                    public void done(Long place) {
                        reading.close();
                        if (text != wanted || view.order() != grid.cache().view().order()) {
                            return;
                        }
                        if (place < 0) {
                            listener.nowhere();
                        } else {
                            arrive(view, place, text);
                        }
                    }

                    @Override
                    public void failed(Fault fault) {
                        reading.close();
                        if (fault.kind() != Fault.Kind.CANCELLED) {
                            listener.failed(fault);
                        }
                    }
                });
    }

    /** Goes to the row at once, and to the cell when it is known which one it is. */
    private void arrive(TableView view, long row, FindText text) {
        placing.cancel();
        Cancellation mine = new Cancellation();
        placing = mine;
        grid.jumpTo(row, grid.current().column());
        int[] wantedColumns = columns;
        engine.background().execute(() -> {
            try {
                for (int column = 0; column < view.columnCount(); column++) {
                    int source = view.sourceColumn(column);
                    if (Arrays.stream(wantedColumns).noneMatch(one -> one == source)) {
                        continue;
                    }
                    String cell = CellRead.text(view, row, column, text.format(source), LONGEST, mine);
                    if (cell != null && text.matches(cell)) {
                        int there = column;
                        engine.ui().execute(() -> {
                            if (!mine.isCancelled() && grid.current().row() == row) {
                                grid.jumpTo(row, there);
                            }
                        });
                        return;
                    }
                }
            } catch (Fault fault) {
                // The row is shown all the same; which of its cells it is does not show.
                return;
            }
        });
    }
}
