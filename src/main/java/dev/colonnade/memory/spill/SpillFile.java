package dev.colonnade.memory.spill;

import dev.colonnade.base.Fault;
import dev.colonnade.memory.FileStamp;
import dev.colonnade.memory.Held;
import dev.colonnade.memory.Mapped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One file of spilled bytes: appended to, then mapped and read. It is deleted at once where the system lets a file that
 * is open be deleted, so that nothing is left of it even by a process that is killed; else when it is closed.
 *
 * <p>Appending is for one thread at a time. The map is nobody else's to change or cut short, but like any map it is not
 * for native code.
 */
public final class SpillFile extends Held implements Mapped {
    /** What one call of the system is given to write. */
    private static final long PIECE = 1 << 26;

    private final Path path;
    private final FileChannel channel;
    private final boolean deleted;
    private final LongConsumer guard;
    private final LongConsumer change;
    private final Arena arena = Arena.ofShared();
    private @Nullable MemorySegment map;
    private long size;

    private SpillFile(Path path, FileChannel channel, boolean deleted, LongConsumer guard, LongConsumer change) {
        this.path = path;
        this.channel = channel;
        this.deleted = deleted;
        this.guard = guard;
        this.change = change;
    }

    /**
     * @param guard called before bytes are written; throws if there is no room for so many
     * @param change told by how many bytes the file has grown, or, at the end, shrunk
     */
    static SpillFile open(Path folder, LongConsumer guard, LongConsumer change) throws IOException {
        Path path = Files.createTempFile(folder, "run", ".spill");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean deleted = false;
        try {
            Files.delete(path);
            deleted = true;
        } catch (IOException e) {
            // A system that keeps open files: it goes when it is closed.
            deleted = false;
        }
        return new SpillFile(path, channel, deleted, guard, change);
    }

    /** Bytes written so far. */
    @Override
    public long size() {
        return size;
    }

    /**
     * Writes bytes at the end. Large pieces are best: each is one look at the room there is.
     *
     * @param bytes off the heap, or an array of bytes
     * @return where they begin
     * @throws Fault of kind {@code IO} if the disk is full, or fails
     */
    public long append(MemorySegment bytes) {
        guard.accept(bytes.byteSize());
        long start = size;
        try {
            for (long at = 0; at < bytes.byteSize(); at += PIECE) {
                ByteBuffer piece = bytes.asSlice(at, Math.min(PIECE, bytes.byteSize() - at)).asByteBuffer();
                while (piece.hasRemaining()) {
                    int written = channel.write(piece, size);
                    size += written;
                    change.accept(written);
                }
            }
        } catch (IOException e) {
            Path folder = path.getParent();
            Path parent = folder == null || folder.getParent() == null ? path : folder.getParent();
            if (String.valueOf(e.getMessage()).contains("No space left")) {
                throw SpillDirectory.full(parent, bytes.byteSize()).because(e);
            }
            throw new Fault(Fault.Kind.IO, parent.toString(), null,
                    "spilling failed: " + e.getMessage(), "choose another folder with --spill-dir", e);
        }
        return start;
    }

    /**
     * Makes this file one of so many bytes, for whoever fills it in no order. Its place on the disk is taken now: a map
     * of a file with holes would fail when it is touched.
     */
    public MemorySegment reserve(long bytes) {
        MemorySegment zeros = MemorySegment.ofArray(new byte[1 << 20]);
        guard.accept(bytes);
        for (long at = 0; at < bytes; at += zeros.byteSize()) {
            append(zeros.asSlice(0, Math.min(zeros.byteSize(), bytes - at)));
        }
        try {
            MemorySegment mapped = bytes == 0
                    ? MemorySegment.NULL
                    : channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
            map = mapped.asReadOnly();
            return mapped;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything written, to be read; nothing may be appended after this. Valid until the last holder closes. */
    public MemorySegment map() {
        MemorySegment mapped = map;
        if (mapped == null) {
            try {
                mapped = size == 0
                        ? MemorySegment.NULL.asReadOnly()
                        : channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            map = mapped;
        }
        return mapped;
    }

    /** {@link #map}. */
    @Override
    public MemorySegment bytes() {
        return map();
    }

    /** None: it is nobody else's. */
    @Override
    public FileStamp.Change change() {
        return FileStamp.Change.NONE;
    }

    @Override
    public void check() {
        // Nobody else can change it.
    }

    @Override
    public Fault explain(InternalError error) {
        if (!String.valueOf(error.getMessage()).contains("unsafe memory access")) {
            throw error;
        }
        return new Fault(Fault.Kind.IO, path.toString(), null, "the disk failed to deliver what was spilled to it",
                "choose another folder with --spill-dir", error);
    }

    @Override
    public long footprint() {
        return size;
    }

    @Override
    protected void free() {
        change.accept(-size);
        arena.close();
        try {
            channel.close();
            if (!deleted) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
