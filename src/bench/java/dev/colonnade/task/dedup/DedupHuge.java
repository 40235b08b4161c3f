package dev.colonnade.task.dedup;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Chunks;
import dev.colonnade.format.Finding;
import dev.colonnade.format.LayoutNode;
import dev.colonnade.format.Table;
import dev.colonnade.memory.FileStamp;
import dev.colonnade.memory.Lease;
import dev.colonnade.memory.Resources;
import dev.colonnade.memory.spill.SpillDirectory;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.TaskOptions;
import dev.colonnade.task.TaskRunner;
import dev.colonnade.view.AllRows;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * More rows than memory holds keys of, in a table that is no file: (int64, int32) made of row numbers while it is read,
 * so that what is timed is dedup and its spilling, and no decoding. The last third repeats keys of the first, which is
 * why it is known what stays; that is checked before figures are printed.
 *
 * <p>Arguments: how many rows, how many bytes of memory, heap included.
 */
public final class DedupHuge {
    private static final int CHUNK = 1 << 20;
    private static final int BATCH = 1 << 15;

    private DedupHuge() {
    }

    public static void main(String[] arguments) {
        run(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]) - Runtime.getRuntime().maxMemory());
    }

    /** @param memory beside the heap */
    static void run(long rows, long memory) {
        long distinct = rows - rows / 3;
        Resources resources = new Resources(memory);
        try (SpillDirectory spill = SpillDirectory.standard();
                TaskRunner runner = new TaskRunner(resources, spill);
                Made table = new Made(rows, distinct)) {
            DedupSpec spec = new DedupSpec(List.of(0, 1), Keep.FIRST, List.of(), false);
            TaskHandle<DedupResult> handle = runner.submit(new Dedup(table, new AllRows(rows), spec),
                    TaskOptions.DEFAULT.withThreads(Runtime.getRuntime().availableProcessors()));
            try (DedupResult result = handle.join()) {
                if (result.unique() != distinct || result.groups() != distinct
                        || result.kept().sourceRow(distinct - 1) != distinct - 1) {
                    throw new IllegalStateException("of " + rows + " rows " + result.unique() + " are kept");
                }
            }
            System.out.println(rows + " rows, " + distinct + " kept: " + handle.metrics().figures());
        }
    }

    private record Made(long rowCount, long distinct) implements Table {
        private static final Type LONG = new Type.Int(64, true);
        private static final Type INT = new Type.Int(32, true);

        @Override
        public String name() {
            return "made";
        }

        @Override
        public String format() {
            return "made";
        }

        @Override
        public Schema schema() {
            return new Schema(List.of(new Field("wide", LONG, false), new Field("small", INT, false)));
        }

        @Override
        public long storedBytes() {
            return 0;
        }

        @Override
        public Chunks chunks() {
            return new Chunks() {
                @Override
                public String kind() {
                    return "chunk";
                }

                @Override
                public int count() {
                    return Math.toIntExact(Math.ceilDiv(rowCount, CHUNK));
                }

                @Override
                public long firstRow(int chunk) {
                    return Math.min(rowCount, (long) chunk * CHUNK);
                }
            };
        }

        @Override
        public Batch read(RowRange rows, int[] columns, Cancellation cancellation) {
            int count = (int) Math.min(rows.size(), BATCH);
            List<Column> made = new ArrayList<>();
            for (int column : columns) {
                long[] wide = new long[column == 0 ? count : 0];
                int[] small = new int[column == 0 ? 0 : count];
                for (int i = 0; i < count; i++) {
                    long key = (rows.from() + i) % distinct;
                    if (column == 0) {
                        // Pairs share it, the other column tells them apart.
                        wide[i] = Hash.mix(key >> 1);
                    } else {
                        small[i] = (int) key;
                    }
                }
                made.add(column == 0
                        ? new FixedColumn(LONG, count, Bits.ALL, 8, MemorySegment.ofArray(wide))
                        : new FixedColumn(INT, count, Bits.ALL, 4, MemorySegment.ofArray(small)));
            }
            return new Batch(RowRange.of(rows.from(), rows.from() + count), made, Lease.NONE);
        }

        @Override
        public FileStamp.Change change() {
            return FileStamp.Change.NONE;
        }

        @Override
        public void check() {
        }

        @Override
        public Fault explain(InternalError error) {
            return Fault.of(Fault.Kind.CHANGED, "changed").because(error);
        }

        @Override
        public void verifyStructure(Consumer<Finding> findings, Progress progress, Cancellation cancellation) {
        }

        @Override
        public LayoutNode layout() {
            return LayoutNode.leaf("made", "made", Map.of());
        }

        @Override
        public void close() {
        }
    }
}
