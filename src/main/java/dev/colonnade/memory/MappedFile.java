package dev.colonnade.memory;

import dev.colonnade.base.Fault;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * One file, mapped whole and read-only, of any size.
 *
 * <p>The mapping lives in a shared arena of its own and is closed when the last holder closes: {@link MappedFiles} for as
 * long as somebody has the file open, and every batch that points into it. Closing stops all threads for a moment, so it
 * is done per file, never per read.
 *
 * <p><b>Hazards.</b> If the file is cut short under us, touching the lost part throws {@link InternalError} on access from
 * Java, at some later moment, after garbage may have been read; from native or vectorised code it ends the process. So
 * {@link #bytes()} never goes to either, every offset read from it is read once and checked, and {@link #check} stands
 * between reading and publishing.
 */
public final class MappedFile extends Held implements Mapped {
    private final Path path;
    private final FileStamp stamp;
    private final FileChannel channel;
    private final Arena arena;
    private final MemorySegment bytes;
    private final Consumer<MappedFile> onFree;
    private final Cleaner cleaner;

    private MappedFile(Path path, FileStamp stamp, FileChannel channel, Arena arena, MemorySegment bytes,
            Cleaner cleaner, Consumer<MappedFile> onFree) {
        this.path = path;
        this.stamp = stamp;
        this.channel = channel;
        this.arena = arena;
        this.bytes = bytes;
        this.cleaner = cleaner;
        this.onFree = onFree;
    }

    static MappedFile map(Path path, FileStamp stamp, Cleaner cleaner, Consumer<MappedFile> onFree) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        Arena arena = Arena.ofShared();
        try {
            long size = channel.size();
            if (size != stamp.size()) {
                throw new Fault(Fault.Kind.CHANGED, path.toString(), null, "changed while it was being opened",
                        "open it again", null);
            }
            // A length of zero cannot be mapped on every system, and needs no map.
            MemorySegment bytes = size == 0
                    ? MemorySegment.NULL.asReadOnly()
                    : channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
            return new MappedFile(path, stamp, channel, arena, bytes, cleaner, onFree);
        } catch (Throwable e) {
            arena.close();
            channel.close();
            throw e;
        }
    }

    /**
     * {@link #retain} as a lease that also goes back when nobody can reach it any more. An access to a file that was cut
     * short throws late, possibly after a batch was made and before anybody could have closed it; without this net the
     * map would then stay for good.
     */
    @Override
    public Lease lease() {
        retain();
        return new Guarded(this);
    }

    private static final class Guarded implements Lease {
        private final Cleaner.Cleanable giveBack;

        Guarded(MappedFile file) {
            giveBack = file.cleaner.register(this, file::close);
        }

        @Override
        public void close() {
            giveBack.clean();
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public MemorySegment bytes() {
        return bytes;
    }

    @Override
    public long size() {
        return bytes.byteSize();
    }

    public FileStamp stamp() {
        return stamp;
    }

    /** A system call, in microseconds. */
    @Override
    public FileStamp.Change change() {
        FileStamp.Change change = stamp.since(path);
        if (change == FileStamp.Change.DELETED || change == FileStamp.Change.REPLACED) {
            try {
                return channel.size() == size() ? change : FileStamp.Change.MODIFIED;
            } catch (IOException e) {
                return FileStamp.Change.MODIFIED;
            }
        }
        return change;
    }

    /** Stands between reading and publishing what was read. */
    @Override
    public void check() {
        FileStamp.Change change = change();
        if (change != FileStamp.Change.NONE) {
            throw changed(change);
        }
    }

    private Fault changed(FileStamp.Change change) {
        String what = switch (change) {
            case NONE, MODIFIED -> "was changed on disk while it was open";
            case DELETED -> "was deleted or moved while it was open";
            case REPLACED -> "was replaced by another file while it was open";
        };
        return new Fault(Fault.Kind.CHANGED, path.toString(), null, what, "open it again", null);
    }

    @Override
    public Fault explain(InternalError error) {
        FileStamp.Change change = change();
        if (change == FileStamp.Change.NONE && !String.valueOf(error.getMessage()).contains("unsafe memory access")) {
            throw error;
        }
        return change == FileStamp.Change.NONE
                ? new Fault(Fault.Kind.IO, path.toString(), null, "the disk failed to deliver a part of the file",
                        "check the disk or the network drive", error)
                : changed(change).because(error);
    }

    @Override
    public long footprint() {
        return size();
    }

    @Override
    protected void free() {
        onFree.accept(this);
        arena.close();
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
