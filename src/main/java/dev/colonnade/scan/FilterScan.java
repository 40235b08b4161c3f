package dev.colonnade.scan;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a filter over a table: pieces of it on several threads, what they find handed over in the table's order.
 *
 * <p>A piece never spans chunks. The first ones are small, so that the first matches are there at once. No more pieces
 * are under way than twice the threads, which bounds the memory.
 */
public final class FilterScan {
    private static final long FIRST_PIECE = 1 << 14;
    private static final long LARGEST_PIECE = 1 << 19;

    /** Takes what was found, in order, on the thread that called. */
    public interface Sink {
        /** @return whether to go on */
        boolean take(Hits hits);
    }

    private final Table table;
    private final Filter filter;
    private final int threads;
    private final Progress progress;
    private final Cancellation cancellation;
    private final BlockingQueue<Filter.Worker> workers;
    private final @Nullable Pruning pruning;
    private int known = -1;
    private Pruning.Verdict verdict = new Pruning.Verdict(Pruning.Keep.SOME, null);
    /** What may pass of the chunk looked at, in rows of the table. */
    private Deque<RowRange> rowsLeft = new ArrayDeque<>();
    private volatile boolean stopped;
    private int pruned;

    /** @param threads at least 1 */
    public FilterScan(Table table, Filter filter, int threads, Progress progress, Cancellation cancellation) {
        this(table, filter, threads, filter.engine() == Engine.FAST, progress, cancellation);
    }

    /** @param prune whether chunks are left out by what is known of them; the rows found are the same */
    public FilterScan(Table table, Filter filter, int threads, boolean prune, Progress progress,
            Cancellation cancellation) {
        this.pruning = prune ? new Pruning(table, filter, cancellation) : null;
        this.table = table;
        this.filter = filter;
        this.threads = threads;
        this.progress = progress;
        this.cancellation = cancellation;
        this.workers = new ArrayBlockingQueue<>(threads);
        for (int i = 0; i < threads; i++) {
            workers.add(filter.worker());
        }
    }

    /** How many chunks were left out by what is known of them, once it ran. */
    public int pruned() {
        return pruned;
    }

    /** How many rows pass. */
    public long count() {
        if (filter.isAlways()) {
            return table.rowCount();
        }
        long[] sum = {0};
        run(RowRange.of(0, table.rowCount()), LARGEST_PIECE, hits -> {
            sum[0] += hits.count();
            return true;
        });
        return sum[0];
    }

    /** Hands over what passes of these rows. Returns when all threads are done with the table, also after a failure. */
    public void run(RowRange rows, Sink sink) {
        run(rows, FIRST_PIECE, sink);
    }

    private void run(RowRange rows, long firstPiece, Sink sink) {
        if (filter.isNever()) {
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "scan");
            thread.setDaemon(true);
            return thread;
        });
        try {
            deliver(rows, firstPiece, sink, pool);
        } finally {
            stopped = true;
            pool.shutdown();
            await(pool);
        }
    }

    private void deliver(RowRange rows, long firstPiece, Sink sink, ExecutorService pool) {
        Deque<Future<Hits>> underWay = new ArrayDeque<>();
        long next = rows.from();
        long size = firstPiece;
        long done = 0;
        while (next < rows.to() || !underWay.isEmpty()) {
            while (next < rows.to() && underWay.size() < 2 * threads) {
                int chunk = table.chunks().of(next);
                look(chunk);
                Pruning.Keep keep = keep(next);
                long end = keep == Pruning.Keep.NONE ? nextLeft(chunk) : pieceEnd(next, size);
                RowRange piece = RowRange.of(next, Math.min(rows.to(), end));
                long holding = verdict.holding();
                underWay.add(switch (keep) {
                    case NONE -> CompletableFuture.completedFuture(new Hits(piece, new long[0], 0));
                    case ALL -> CompletableFuture.completedFuture(Hits.all(piece));
                    case SOME -> pool.submit(() -> work(piece, holding));
                });
                next = piece.to();
                size = Math.min(LARGEST_PIECE, size * 4);
            }
            Hits hits = result(underWay.remove());
            done += hits.rows().size();
            if (!sink.take(hits)) {
                return;
            }
            progress.report("filtering", done, rows.size());
        }
    }

    private void look(int chunk) {
        if (chunk == known) {
            return;
        }
        known = chunk;
        rowsLeft.clear();
        if (pruning != null) {
            verdict = pruning.of(chunk);
            pruned += verdict.keep() == Pruning.Keep.NONE ? 1 : 0;
        }
        long first = table.chunks().firstRow(chunk);
        if (pruning != null && verdict.keep() == Pruning.Keep.SOME) {
            pruning.rows(chunk).forEach(run -> rowsLeft.add(RowRange.of(first + run.from(), first + run.to())));
        } else if (verdict.keep() != Pruning.Keep.NONE) {
            rowsLeft.add(RowRange.of(first, table.chunks().firstRow(chunk + 1)));
        }
    }

    private Pruning.Keep keep(long row) {
        while (!rowsLeft.isEmpty() && rowsLeft.getFirst().to() <= row) {
            rowsLeft.removeFirst();
        }
        return rowsLeft.isEmpty() || rowsLeft.getFirst().from() > row ? Pruning.Keep.NONE : verdict.keep();
    }

    /** Where rows begin again that may pass, or the next chunk. */
    private long nextLeft(int chunk) {
        return rowsLeft.isEmpty() ? table.chunks().firstRow(chunk + 1) : rowsLeft.getFirst().from();
    }

    /** A piece ends where rows are left out, and takes a small rest along: often that lies in the same pages. */
    private long pieceEnd(long row, long size) {
        long end = rowsLeft.getFirst().to();
        return end - row < size + size / 2 ? end : row + size;
    }

    private Hits work(RowRange piece, long holding) throws InterruptedException {
        if (stopped) {
            return new Hits(piece, new long[0], 0);
        }
        cancellation.checkpoint();
        Filter.Worker worker = workers.take();
        try {
            return worker.run(table, piece, holding, cancellation);
        } finally {
            workers.put(worker);
        }
    }

    private static Hits result(Future<Hits> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.of(Fault.Kind.CANCELLED, "cancelled").because(e);
        }
    }

    /** The table must not be closed under a thread that reads it. */
    private static void await(ExecutorService pool) {
        @Nullable
        InterruptedException interrupted = null;
        boolean ended = false;
        while (!ended) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = e;
            }
        }
        if (interrupted != null) {
            Thread.currentThread().interrupt();
        }
    }
}
