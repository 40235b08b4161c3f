package dev.colonnade.app.work;

import dev.colonnade.app.columns.ColumnLayout;
import dev.colonnade.app.columns.History;
import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.format.Keys;
import dev.colonnade.format.Table;
import dev.colonnade.memory.FileStamp;
import dev.colonnade.view.RowOrder;
import dev.colonnade.view.TableView;
import dev.colonnade.view.WindowCache;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One file that is open, being opened, or failed to open. Everything but {@link #watch} belongs to the thread that
 * paints; files are touched on others.
 */
public final class TableTab {
    /** Text of a good many screens; a screen of long values is about 100 kB. */
    private static final long CACHE_LIMIT = 12L << 20;

    private final Path path;
    private final Engine engine;
    private final ReadOnlyObjectWrapper<TabState> state = new ReadOnlyObjectWrapper<>(
            new TabState.Opening("", 0, -1));
    private final ReadOnlyObjectWrapper<@Nullable Fault> notice = new ReadOnlyObjectWrapper<>(null);
    private Runnable onArrival = () -> {
    };
    private ColumnLayout.State kept = ColumnLayout.State.USUAL;
    private @Nullable ColumnLayout columns;
    private ViewState view = ViewState.START;
    private Keys keys = Keys.NONE;
    private Runnable onTouched = () -> {
    };
    private Cancellation opening = new Cancellation();
    private volatile @Nullable Table table;
    private boolean closed;
    private final TabJobs jobs;
    private final Steps steps;
    private Consumer<Boolean> onRows = _ -> {
    };

    TableTab(Path path, Engine engine) {
        this.path = path;
        this.engine = engine;
        this.jobs = new TabJobs(engine.jobs());
        this.steps = new Steps(jobs, title(), engine.resources().held());
        steps.setOnRows(this::showRows);
        steps.queryProperty().addListener(_ -> touched());
    }

    public Path path() {
        return path;
    }

    public String title() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    public ReadOnlyObjectProperty<TabState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public TabState state() {
        return state.get();
    }

    /** What is wrong with a table that is shown: the file changed on disk, some cells could not be read. */
    public ReadOnlyObjectProperty<@Nullable Fault> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** How the columns are laid out, once the table was shown. A reload makes another one of the same state. */
    public @Nullable ColumnLayout columns() {
        return columns;
    }

    /** What {@link #restoreColumns} is to be told the next time. */
    public ColumnLayout.State columnState() {
        return columns == null ? kept : columns.state();
    }

    /** Lays the columns out like this, now or when the table is there. */
    public void restoreColumns(ColumnLayout.State state) {
        kept = state;
        if (columns != null) {
            columns.restore(state);
        }
    }

    /** Which rows are seen, and how they came to be. */
    public Steps steps() {
        return steps;
    }

    /** The tasks over this table. */
    public TabJobs jobs() {
        return jobs;
    }

    /** The table, while it is shown. */
    public @Nullable Table table() {
        return state.get() instanceof TabState.Shown shown ? shown.cache().view().table() : null;
    }

    /** @param onRows told, on the thread that paints, when there are other rows; and whether those in view stay */
    public void setOnRows(Consumer<Boolean> onRows) {
        this.onRows = onRows;
    }

    private void showRows(Table over, RowOrder order, boolean stay) {
        ColumnLayout laidOut = columns;
        Table opened = table;
        if (state.get() instanceof TabState.Shown shown && laidOut != null && opened != null) {
            if (shown.cache().view().table() == over) {
                shown.cache().show(new TableView(over, order, laidOut.shown()), laidOut::format);
                onRows.accept(stay);
            } else {
                // Other columns are another table to look at; where one stands stays.
                laidOut.reshape(over.schema());
                shown.cache().close();
                state.set(new TabState.Shown(cache(new TableView(over, order, laidOut.shown()), opened)));
                touched();
            }
        }
    }

    /** Where one stands in the table. */
    public ViewState view() {
        return view;
    }

    public void setView(ViewState view) {
        if (!view.equals(this.view)) {
            this.view = view;
            touched();
        }
    }

    /** Something that is kept of the tab is different now. */
    public void touched() {
        onTouched.run();
    }

    /** Called, on the thread that paints, when what is kept of the tab changes. */
    public void setOnTouched(Runnable onTouched) {
        this.onTouched = onTouched;
    }

    /** Called, on the thread that paints, when cells have come. */
    public void setOnArrival(Runnable onArrival) {
        this.onArrival = onArrival;
    }

    /** Opens the file; opens it anew if it is open. What is shown stays until the new table is there. */
    void open() {
        opening.cancel();
        Cancellation mine = new Cancellation();
        opening = mine;
        notice.set(null);
        if (!(state.get() instanceof TabState.Shown)) {
            state.set(new TabState.Opening("", 0, -1));
        }
        Keys with = keys;
        engine.background().execute(() -> openNow(mine, with));
    }

    /** Opens the file anew, now with keys. They are kept as long as the tab is there, and nowhere else. */
    void unlock(Keys keys) {
        this.keys = keys;
        open();
    }

    /** The tab stands for the file without opening it. */
    void rest() {
        state.set(new TabState.Resting(false));
    }

    /** Lets go of the file: nothing of it is mapped any more, and others may replace or delete it. */
    void letGo() {
        opening.cancel();
        if (columns != null) {
            kept = columns.state();
        }
        release();
        notice.set(null);
        state.set(new TabState.Resting(true));
    }

    private void openNow(Cancellation mine, Keys with) {
        try {
            Table opened = engine.opener().open(path, with, (phase, done, total) -> report(mine, phase, done, total),
                    mine);
            engine.ui().execute(() -> opened(mine, opened));
        } catch (Fault fault) {
            engine.ui().execute(() -> failed(mine, fault));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | InternalError e) {
            Fault fault = new Fault(Fault.Kind.IO, path.toString(), null, "cannot be opened: " + e,
                    "report this with the file's format", e);
            engine.ui().execute(() -> failed(mine, fault));
        }
    }

    private void report(Cancellation mine, String phase, long done, long total) {
        engine.ui().execute(() -> {
            if (mine == opening && !closed && state.get() instanceof TabState.Opening) {
                state.set(new TabState.Opening(phase, done, total));
            }
        });
    }

    private void opened(Cancellation mine, Table opened) {
        if (mine != opening || closed) {
            engine.background().execute(opened::close);
            return;
        }
        release();
        // What was noticed meanwhile was about the file as it was.
        notice.set(null);
        table = opened;
        History history = new History();
        Table over = steps.attach(opened, history);
        ColumnLayout laidOut = new ColumnLayout(over.schema(), history);
        laidOut.restore(columnState());
        columns = laidOut;
        state.set(new TabState.Shown(cache(TableView.of(over), opened)));
        steps.again();
    }

    /** @param about the table as it was opened */
    private WindowCache cache(TableView view, Table about) {
        AtomicBoolean called = new AtomicBoolean();
        return new WindowCache(view, engine.loaders(), new WindowCache.Listener() {
            @Override
            public void arrived() {
                // However many arrive before the next pulse, one call is enough.
                if (called.compareAndSet(false, true)) {
                    engine.ui().execute(() -> {
                        called.set(false);
                        onArrival.run();
                    });
                }
            }

            @Override
            public void failed(Fault fault) {
                engine.ui().execute(() -> note(about, fault));
            }
        }, CACHE_LIMIT, engine.resources().courtesy());
    }

    private void failed(Cancellation mine, Fault fault) {
        if (mine == opening && !closed && fault.kind() != Fault.Kind.CANCELLED) {
            release();
            notice.set(null);
            state.set(new TabState.Failed(fault));
        }
    }

    private void note(Table about, Fault fault) {
        // The first notice stays, except that a change on disk explains all others.
        Fault before = notice.get();
        if (about == table && (before == null || before.kind() != fault.kind() && fault.kind() == Fault.Kind.CHANGED)) {
            notice.set(fault);
        }
    }

    /** Looks whether the file is still what was opened. On any thread but the one that paints. */
    void watch() {
        Table watched = table;
        if (watched == null || watched.change() == FileStamp.Change.NONE) {
            return;
        }
        try {
            watched.check();
        } catch (Fault fault) {
            engine.ui().execute(() -> note(watched, fault));
        }
    }

    void close() {
        closed = true;
        jobs.close();
        opening.cancel();
        release();
    }

    private void release() {
        Runnable ended = jobs.stop();
        steps.detach();
        if (state.get() instanceof TabState.Shown shown) {
            shown.cache().close();
        }
        Table released = table;
        table = null;
        if (released != null) {
            // Unmapping a large file takes a while.
            engine.background().execute(() -> {
                ended.run();
                released.close();
            });
        }
    }
}
