package dev.colonnade.format.write;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.format.out.PartedWriter;
import dev.colonnade.format.out.Target;
import dev.colonnade.format.out.Turn;
import dev.colonnade.memory.HeldBytes;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.RowText;
import dev.colonnade.text.TextSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Supplier;

/** Rows as text, through a {@link RowText}. A part's text waits in memory until it is its turn. */
final class TextWriter implements PartedWriter {
    private static final long PART_ROWS = 1 << 16;

    private final Supplier<RowText> texts;
    private final RowText text;
    private final InvalidUtf8 invalid;
    private final HeldMemory memory;
    private final long bytes;
    private final TextSink sink;
    private final Counted counted;
    private final Turn turn = new Turn();
    private long rows;

    /**
     * @param texts makes one for each thread, for they have room of their own to work in
     * @param bytes how much may wait in memory
     */
    TextWriter(Supplier<RowText> texts, InvalidUtf8 invalid, Target target, HeldMemory memory, long bytes) {
        this.texts = texts;
        this.text = texts.get();
        this.invalid = invalid;
        this.memory = memory;
        this.bytes = bytes;
        this.counted = new Counted(target);
        this.sink = TextSink.over(counted, invalid);
        text.begin(sink);
    }

    @Override
    public void write(List<Column> columns, int length) throws IOException {
        write(text, columns, length, rows, sink);
        rows += length;
    }

    private static void write(RowText text, List<Column> columns, int length, long before, TextSink to)
            throws IOException {
        for (int row = 0; row < length; row++) {
            try {
                text.row(columns, row, to);
            } catch (Fault e) {
                throw e.at("row " + (before + row));
            } catch (UncheckedIOException e) {
                // What the sink could not hand on is the output's trouble, as with every other writer.
                throw e.getCause();
            }
        }
    }

    @Override
    public long partRows(long rows) {
        return PART_ROWS;
    }

    @Override
    public Part part(long number, int atOnce) {
        if (number == 0) {
            sink.flush();
        }
        return new TextPart(number, bytes / atOnce);
    }

    @Override
    public void abandon() {
        turn.end();
    }

    private final class TextPart implements Part {
        private final Waiting waiting;
        private final RowText format = texts.get();
        private final TextSink mine;
        private long before;
        private boolean ended;

        TextPart(long number, long most) {
            this.before = number * PART_ROWS;
            this.waiting = new Waiting(number, most);
            this.mine = TextSink.over(waiting, invalid);
        }

        @Override
        public void write(List<Column> columns, int length) throws IOException {
            TextWriter.write(format, columns, length, before, mine);
            before += length;
        }

        @Override
        public void end() throws IOException {
            mine.flush();
            if (waiting.pass()) {
                ended = true;
                turn.pass();
            }
        }

        @Override
        public void close() {
            if (!ended) {
                turn.end();
            }
            waiting.close();
        }
    }

    /** Bytes of a part, in memory until there is too much of it or it is the part's turn. */
    private final class Waiting extends OutputStream {
        private final long number;
        private final long most;
        private final HeldBytes held = new HeldBytes(memory);

        Waiting(long number, long most) {
            this.number = number;
            this.most = most;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[]{(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int at, int length) throws IOException {
            held.put(MemorySegment.ofArray(from), at, length);
            if (held.size() > most) {
                pass();
            }
        }

        /** Hands on what waits; false if the file will not be finished, and who broke it says why. */
        boolean pass() throws IOException {
            boolean mine = turn.await(number);
            if (mine && held.size() > 0) {
                counted.write(held.content());
            }
            held.clear();
            return mine;
        }

        @Override
        public void close() {
            held.close();
        }
    }

    @Override
    public void finish() throws IOException {
        if (turn.passed() < 0) {
            throw new IllegalStateException("a part was not ended");
        }
        try {
            text.end(sink);
            sink.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        counted.flush();
    }

    @Override
    public long position() {
        return counted.bytes;
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    /** Hands bytes on at once: the sink gathers them, and uses its memory again. */
    private static final class Counted extends OutputStream {
        private final Target target;
        private long bytes;

        Counted(Target target) {
            this.target = target;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[]{(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int at, int length) throws IOException {
            write(MemorySegment.ofArray(from).asSlice(at, length));
        }

        void write(MemorySegment some) throws IOException {
            target.write(some);
            target.flush();
            bytes += some.byteSize();
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }
}
