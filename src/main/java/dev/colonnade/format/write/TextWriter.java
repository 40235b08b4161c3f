package dev.colonnade.format.write;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.format.out.TableWriter;
import dev.colonnade.format.out.Target;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.RowText;
import dev.colonnade.text.TextSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Rows as text, through a {@link RowText}. */
final class TextWriter implements TableWriter {
    private final RowText text;
    private final TextSink sink;
    private final Counted counted;
    private long rows;

    TextWriter(RowText text, InvalidUtf8 invalid, Target target) {
        this.text = text;
        this.counted = new Counted(target);
        this.sink = TextSink.over(counted, invalid);
        text.begin(sink);
    }

    @Override
    public void write(List<Column> columns, int length) throws IOException {
        for (int row = 0; row < length; row++) {
            try {
                text.row(columns, row, sink);
            } catch (Fault e) {
                throw e.at("row " + (rows + row));
            } catch (UncheckedIOException e) {
                // What the sink could not hand on is the output's trouble, as with every other writer.
                throw e.getCause();
            }
        }
        rows += length;
    }

    @Override
    public void finish() throws IOException {
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
            target.write(MemorySegment.ofArray(from).asSlice(at, length));
            target.flush();
            bytes += length;
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }
}
