package dev.colonnade.format.parquet.write;

import dev.colonnade.base.Fault;
import dev.colonnade.codec.Compressor;
import dev.colonnade.column.Column;
import dev.colonnade.column.Schema;
import dev.colonnade.format.out.Parallel;
import dev.colonnade.format.out.PartedWriter;
import dev.colonnade.format.out.Target;
import dev.colonnade.format.out.Turn;
import dev.colonnade.memory.HeldMemory;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Writes a Parquet file: data pages of version 1 with checksums, of about {@value RowGroupWriter#PAGE_ROWS} rows, and
 * statistics. A row group waits in memory, encoded, until it has its rows or grows as large as its share of the memory;
 * its page indexes follow it at once. A part of the table is one row group, or several where memory is short.
 */
public final class ParquetWriter implements PartedWriter {
    private static final long LARGEST_GROUP = 512 << 20;
    /** Rows of all columns at a time: between such steps is looked how large the row group has become. */
    private static final int STEP_ROWS = 1 << 16;
    /** A table of fewer row groups than this is cut into as many, unless somebody said how large they should be. */
    private static final int FEWEST_PARTS = 4;

    private final Schema schema;
    private final ParquetSchema stored;
    private final ParquetOptions options;
    private final Parallel parallel;
    private final HeldMemory memory;
    private final Compressor compressor;
    private final PageWriter pages;
    private final Scratches scratches;
    private final FooterWriter file;
    private final long groupBytes;
    private final RowGroupWriter group;
    private final Turn turn = new Turn();
    private final Queue<RowGroupWriter> idle = new ConcurrentLinkedQueue<>();

    /**
     * @param declared the same columns as they are said to have been, for readers that lay them out so again
     * @param groupBytes how large row groups may become in memory, all that are made at once together
     * @throws Fault of kind {@code USAGE} for what Parquet cannot hold, before anything is written
     */
    public ParquetWriter(Schema schema, Schema declared, ParquetOptions options, Target target, Parallel parallel,
            HeldMemory memory,
            long groupBytes) throws IOException {
        this.schema = schema;
        this.stored = ParquetSchema.of(schema, options.bloom());
        this.options = options;
        this.parallel = parallel;
        this.memory = memory;
        this.groupBytes = groupBytes;
        this.compressor = new Compressor(options.codec(), options.level());
        this.pages = new PageWriter(compressor);
        this.scratches = new Scratches(memory);
        this.file = new FooterWriter(declared, stored, options, target, memory);
        this.group = newGroup(groupBytes(1));
    }

    /** @throws Fault of kind {@code USAGE} that names the first column that Parquet cannot hold, and what to do about it */
    public static void check(Schema schema, Set<String> bloom) {
        ParquetSchema.of(schema, bloom);
    }

    private long groupBytes(int atOnce) {
        return Math.min(LARGEST_GROUP, groupBytes / atOnce);
    }

    private RowGroupWriter newGroup(long bytes) {
        return new RowGroupWriter(schema, stored, options, pages, scratches, memory, bytes);
    }

    @Override
    public long position() {
        return file.position();
    }

    @Override
    public void write(List<Column> columns, int length) throws IOException {
        long most = groupBytes(1);
        int at = 0;
        while (at < length) {
            int count = step(columns, group, length - at);
            group.add(columns, at, count, parallel);
            at += count;
            if (isFull(group, most)) {
                group.finish(parallel);
                file.append(group);
            }
        }
    }

    private int step(List<Column> columns, RowGroupWriter into, int left) {
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(columns.size() + " columns where the schema has " + schema.size());
        }
        return (int) Math.min(Math.min(left, STEP_ROWS), options.rowGroupRows() - into.rows());
    }

    private boolean isFull(RowGroupWriter one, long most) {
        return one.rows() >= options.rowGroupRows() || one.footprint() >= most;
    }

    @Override
    public long partRows(long rows) {
        long most = options.rowGroupRows();
        if (most == ParquetOptions.ROW_GROUP_ROWS && rows < most * FEWEST_PARTS) {
            return Math.min(most, Math.max(STEP_ROWS, Math.ceilDiv(rows, FEWEST_PARTS)));
        }
        return most * Math.ceilDiv(STEP_ROWS, most);
    }

    @Override
    public Part part(long number, int atOnce) {
        RowGroupWriter free = idle.poll();
        RowGroupWriter mine = free == null ? newGroup(groupBytes(atOnce)) : free;
        return new GroupPart(number, mine, groupBytes(atOnce));
    }

    @Override
    public void abandon() {
        turn.end();
    }

    /** Its columns are encoded one after the other, for other threads have other parts. */
    private final class GroupPart implements Part {
        private final long number;
        private final RowGroupWriter mine;
        private final long most;
        private boolean ended;

        GroupPart(long number, RowGroupWriter mine, long most) {
            this.number = number;
            this.mine = mine;
            this.most = most;
        }

        @Override
        public void write(List<Column> columns, int length) throws IOException {
            int at = 0;
            while (at < length) {
                int count = step(columns, mine, length - at);
                mine.add(columns, at, count, Parallel.NONE);
                at += count;
                if (isFull(mine, most)) {
                    append();
                }
            }
        }

        private boolean append() throws IOException {
            mine.finish(Parallel.NONE);
            if (!turn.await(number)) {
                // The file will not be finished; who broke it says why.
                mine.clear();
                return false;
            }
            file.append(mine);
            return true;
        }

        @Override
        public void end() throws IOException {
            if (mine.rows() > 0 ? append() : turn.await(number)) {
                ended = true;
                turn.pass();
            }
        }

        @Override
        public void close() {
            if (!ended) {
                turn.end();
                mine.clear();
            }
            idle.add(mine);
        }
    }

    @Override
    public void finish() throws IOException {
        if (turn.passed() < 0) {
            throw new IllegalStateException("a part was not ended");
        }
        if (group.rows() > 0) {
            group.finish(parallel);
            file.append(group);
        }
        file.finish();
    }

    @Override
    public void close() {
        group.close();
        idle.forEach(RowGroupWriter::close);
        idle.clear();
        scratches.close();
        file.close();
        compressor.close();
    }
}
