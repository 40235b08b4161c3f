package dev.colonnade.view;

import dev.colonnade.base.Courtesy;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.view.Region.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The part of a view that is loaded: the text of the cells being looked at, and of those that will be next.
 *
 * <p>All methods belong to one thread, the one that paints; it never waits, and never touches a file. Loaders run
 * elsewhere: they take their work from the newest {@link Plan} only, so requests that went out of view are dropped by
 * being forgotten, and hand tiles over through a queue that the owner empties with {@link #collect}. Bounded in bytes,
 * least recently shown out first.
 */
public final class WindowCache implements AutoCloseable {
    /** Rows in a tile. */
    public static final int BLOCK = 64;

    /** A screen of columns is read in a few pieces, so that several threads can, and the first arrive early. */
    private static final int COLUMNS_A_JOB = 8;
    private static final int LOADERS = 2;

    /** Told on a loader's thread. */
    public interface Listener {
        /** Something may be collected. */
        void arrived();

        /** Some cells could not be read; they are collected like others. */
        void failed(Fault fault);
    }

    private record Arrival(TileReader reader, Place place, Tile tile) {}

    private TableView view;
    /** Another one for every choice of columns and formats: what the one before read is of no use then. */
    private TileReader reader;
    private final Executor executor;
    private final Listener listener;
    private final long limit;
    private long blocks;
    private final Courtesy courtesy;

    private final Map<Place, Tile> tiles = new LinkedHashMap<>(256, 0.75f, true);
    private long size;
    private @Nullable Region wanted;
    private @Nullable Region wantedFixed;
    private boolean settled;

    private final ConcurrentLinkedQueue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Plan> plan = new AtomicReference<>(Plan.NOTHING);
    private final Set<Plan.Job> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger loaders = new AtomicInteger();
    private volatile boolean closed;

    /**
     * @param executor runs the loaders; not the owner's thread
     * @param limit bytes of text to keep, about
     */
    public WindowCache(TableView view, Executor executor, Listener listener, long limit) {
        this(view, executor, listener, limit, new Courtesy());
    }

    /** @param courtesy told while something is being loaded, so that long work can let it go first */
    public WindowCache(TableView view, Executor executor, Listener listener, long limit, Courtesy courtesy) {
        this.courtesy = courtesy;
        this.view = view;
        this.reader = new TileReader(view, _ -> CellFormat.USUAL);
        this.executor = executor;
        this.listener = listener;
        this.limit = limit;
        this.blocks = Math.ceilDiv(view.rowCount(), BLOCK);
    }

    public TableView view() {
        return view;
    }

    /**
     * Looks at other columns or other rows of the table, or at the same columns in other formats. What is loaded stays
     * where it still says the same: of other rows, nothing.
     *
     * @param formats by the number of the column within the table
     */
    public void show(TableView next, IntFunction<CellFormat> formats) {
        TileReader before = reader;
        Map<Integer, Integer> places = new HashMap<>();
        TileReader after = new TileReader(next, formats);
        for (int column = 0; column < next.columnCount(); column++) {
            places.put(next.sourceColumn(column), column);
        }
        collect();
        boolean sameRows = view.order() == next.order();
        Map<Place, Tile> kept = new LinkedHashMap<>();
        size = 0;
        for (Map.Entry<Place, Tile> entry : tiles.entrySet()) {
            int column = entry.getKey().column();
            Integer to = places.get(view.sourceColumn(column));
            if (sameRows && to != null && before.format(column).equals(after.format(to))) {
                kept.put(new Place(entry.getKey().block(), to), entry.getValue());
                size += entry.getValue().footprint();
            }
        }
        tiles.clear();
        tiles.putAll(kept);
        view = next;
        blocks = Math.ceilDiv(next.rowCount(), BLOCK);
        reader = after;
        wanted = null;
        settled = false;
        plan.set(Plan.NOTHING);
        running.forEach(job -> job.cancellation().cancel());
    }

    /** How the values of this column of the view are written. */
    public CellFormat format(int column) {
        return reader.format(column);
    }

    /** The tile of this block (row / {@link #BLOCK}) and column, or null if it is not there yet. */
    public @Nullable Tile tile(long block, int column) {
        return tiles.get(new Place(block, column));
    }

    /**
     * Says what is in view. What is missing of it is loaded, then what comes next in the direction of travel; what was
     * wanted before and is not wanted now is dropped.
     */
    public void want(RowRange rows, int columnFrom, int columnTo, Travel travel) {
        want(rows, 0, columnFrom, columnTo, travel);
    }

    /** @param pinned columns that are in view as well: so many from the first on */
    public void want(RowRange rows, int pinned, int columnFrom, int columnTo, Travel travel) {
        if (closed || rows.isEmpty() || columnFrom >= columnTo && pinned == 0) {
            return;
        }
        Region visible = new Region(rows.from() / BLOCK, (rows.to() - 1) / BLOCK + 1, columnFrom, columnTo);
        Region ahead = visible.grown(travel, blocks, view.columnCount());
        Region fixed = new Region(visible.blockFrom(), visible.blockTo(), 0, pinned);
        Region fixedAhead = new Region(ahead.blockFrom(), ahead.blockTo(), 0, pinned);
        if (settled && ahead.equals(wanted) && fixed.equals(wantedFixed)) {
            return;
        }
        wanted = ahead;
        wantedFixed = fixed;
        collect();
        for (Plan.Job job : running) {
            if (!ahead.touches(job) && !fixedAhead.touches(job)) {
                job.cancellation().cancel();
            }
        }
        List<Plan.Job> jobs = new ArrayList<>();
        addMissing(fixed, jobs);
        addMissing(visible, jobs);
        int needed = jobs.size();
        for (Region part : around(visible, ahead)) {
            addMissing(part, jobs);
        }
        for (Region part : around(fixed, fixedAhead)) {
            addMissing(part, jobs);
        }
        settled = true;
        Plan next = new Plan(jobs);
        plan.set(next);
        start(Math.min(jobs.size(), Math.max(needed, 1)));
    }

    /** The parts of {@code ahead} outside of {@code visible}. */
    private static List<Region> around(Region visible, Region ahead) {
        return List.of(new Region(visible.blockTo(), ahead.blockTo(), visible.columnFrom(), visible.columnTo()),
                new Region(ahead.blockFrom(), visible.blockFrom(), visible.columnFrom(), visible.columnTo()),
                new Region(visible.blockFrom(), visible.blockTo(), visible.columnTo(), ahead.columnTo()),
                new Region(visible.blockFrom(), visible.blockTo(), ahead.columnFrom(), visible.columnFrom()));
    }

    private void addMissing(Region region, List<Plan.Job> jobs) {
        int[] missing = new int[COLUMNS_A_JOB];
        for (long block = region.blockFrom(); block < region.blockTo(); block++) {
            int count = 0;
            for (int column = region.columnFrom(); column < region.columnTo(); column++) {
                if (tile(block, column) == null && !isRunning(block, column)) {
                    missing[count++] = column;
                }
                if (count == COLUMNS_A_JOB || count > 0 && column == region.columnTo() - 1) {
                    jobs.add(new Plan.Job(block, java.util.Arrays.copyOf(missing, count), reader));
                    count = 0;
                }
            }
        }
    }

    private boolean isRunning(long block, int column) {
        for (Plan.Job job : running) {
            if (job.covers(block, column)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Takes over what has been loaded.
     *
     * @return whether anything had
     */
    public boolean collect() {
        boolean any = false;
        for (Arrival arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            if (arrival.reader != reader) {
                continue;
            }
            any = true;
            Tile before = tiles.put(arrival.place, arrival.tile);
            size += arrival.tile.footprint() - (before == null ? 0 : before.footprint());
        }
        if (any) {
            evict();
        }
        return any;
    }

    private void evict() {
        Iterator<Map.Entry<Place, Tile>> oldest = tiles.entrySet().iterator();
        while (size > limit && oldest.hasNext()) {
            size -= oldest.next().getValue().footprint();
            oldest.remove();
        }
    }

    /** Bytes of text kept, about. */
    public long size() {
        return size;
    }

    /** Forgets what could not be read, so that it is tried again. */
    public void retry() {
        Map<Place, Tile> kept = new HashMap<>(tiles);
        kept.forEach((place, tile) -> {
            if (tile.fault() != null) {
                size -= tile.footprint();
                tiles.remove(place);
            }
        });
        settled = false;
    }

    private void start(int jobs) {
        while (loaders.get() < Math.min(LOADERS, jobs)) {
            loaders.incrementAndGet();
            try {
                executor.execute(this::load);
            } catch (RejectedExecutionException e) {
                loaders.decrementAndGet();
                return;
            }
        }
    }

    private void load() {
        while (true) {
            Plan.Job job = closed ? null : plan.get().take();
            if (job == null) {
                loaders.decrementAndGet();
                // A plan set after the last take and before the line above found us counted as running.
                if (closed || !plan.get().hasMore()) {
                    return;
                }
                loaders.incrementAndGet();
                continue;
            }
            running.add(job);
            try (Courtesy.Visible _ = courtesy.visible()) {
                deliver(job, job.reader().read(job));
            } finally {
                running.remove(job);
            }
        }
    }

    private void deliver(Plan.Job job, Tile[] read) {
        if (closed || read.length == 0) {
            return;
        }
        Fault fault = null;
        for (int i = 0; i < read.length; i++) {
            arrivals.add(new Arrival(job.reader(), new Place(job.block(), job.columns()[i]), read[i]));
            fault = fault == null ? read[i].fault() : fault;
        }
        listener.arrived();
        if (fault != null) {
            listener.failed(fault);
        }
    }

    /** Stops loading. What is loaded stays until this object goes; the table is its owner's to close. */
    @Override
    public void close() {
        closed = true;
        plan.set(Plan.NOTHING);
        for (Plan.Job job : running) {
            job.cancellation().cancel();
        }
    }
}
