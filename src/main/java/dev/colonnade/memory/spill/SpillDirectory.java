package dev.colonnade.memory.spill;

import dev.colonnade.base.Fault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where this process spills: a folder of its own, made when the first file is. Thread-safe.
 *
 * <p>The folder holds a file that is locked as long as the process lives. A folder whose lock can be had belongs to a
 * process that ended without cleaning up, and is deleted by the next one that makes its own beside it.
 */
public final class SpillDirectory implements AutoCloseable {
    /** How much room a folder's disk has, in bytes; so that a test can have a full disk. */
    public interface Room {
        long free(Path folder) throws IOException;
    }

    /** What is left free on the disk: others live there too. */
    static final long MARGIN = 64_000_000;

    private static final String PREFIX = "colonnade-spill-";
    private static final String LOCK = "lock";

    private final Path parent;
    private final Room room;
    private final AtomicLong size = new AtomicLong();
    private @Nullable Path folder;
    private @Nullable FileChannel lock;

    /** @param parent the folder to make the folder in; must be there when the first file is made */
    public SpillDirectory(Path parent) {
        this(parent, folder -> folder.toFile().getUsableSpace());
    }

    public SpillDirectory(Path parent, Room room) {
        this.parent = parent;
        this.room = room;
    }

    /** In the system's folder for temporary files. */
    public static SpillDirectory standard() {
        return new SpillDirectory(Path.of(System.getProperty("java.io.tmpdir", ".")));
    }

    /** The folder that everything is made in. */
    public Path parent() {
        return parent;
    }

    /** Bytes in files that are not closed. */
    public long size() {
        return size.get();
    }

    /**
     * A new, empty file; the caller closes it.
     *
     * @param written told how many bytes each time some were written
     * @throws Fault of kind {@code IO} or {@code NO_PERMISSION} if there can be none
     */
    public SpillFile create(LongConsumer written) {
        Path folder = folder();
        try {
            return SpillFile.open(folder, bytes -> ensureRoom(folder, bytes), change -> {
                size.addAndGet(change);
                if (change > 0) {
                    written.accept(change);
                }
            });
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void ensureRoom(Path folder, long bytes) {
        long free;
        try {
            free = room.free(folder);
        } catch (IOException e) {
            throw unusable(e);
        }
        if (free < bytes + MARGIN) {
            throw full(parent, bytes);
        }
    }

    static Fault full(Path parent, long bytes) {
        return new Fault(Fault.Kind.IO, parent.toString(), null,
                "the spill disk is full: no room for another " + bytes + " bytes",
                "make room, choose another with --spill-dir, or give more --memory", null);
    }

    private Fault unusable(IOException e) {
        Fault.Kind kind = e instanceof java.nio.file.AccessDeniedException ? Fault.Kind.NO_PERMISSION : Fault.Kind.IO;
        return new Fault(kind, parent.toString(), null,
                "cannot be spilled to: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
                "choose another folder with --spill-dir", e);
    }

    private synchronized Path folder() {
        Path there = folder;
        if (there != null) {
            return there;
        }
        try {
            if (!Files.isDirectory(parent)) {
                throw new Fault(Fault.Kind.NOT_FOUND, parent.toString(), null, "is no folder to spill to",
                        "choose another with --spill-dir", null);
            }
            sweep();
            Path made = Files.createTempDirectory(parent, PREFIX);
            FileChannel channel = FileChannel.open(made.resolve(LOCK), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            channel.lock();
            lock = channel;
            folder = made;
            return made;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Deletes what dead processes left. What cannot be deleted is another user's, or will be tried again. */
    private void sweep() throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path other : folders) {
                if (isAbandoned(other)) {
                    delete(other);
                }
            }
        }
    }

    private static boolean isAbandoned(Path other) {
        // Without a lock file it is being made at this moment, or is nothing of ours.
        if (!Files.isRegularFile(other.resolve(LOCK))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock got = channel.tryLock()) {
            return got != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private static void delete(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            // The lock goes last: while it stands, another sweep finds what this one leaves.
            for (Path file : files) {
                if (!file.getFileName().toString().equals(LOCK)) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder.resolve(LOCK));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // The next start finds it again.
            return;
        }
    }

    /** Files in the folder that stand under a name: none, where the system lets open files be deleted. */
    public synchronized long namedFiles() {
        Path there = folder;
        if (there == null) {
            return 0;
        }
        try (var files = Files.list(there)) {
            return files.filter(file -> !file.getFileName().toString().equals(LOCK)).count();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Deletes the folder; files that are still open live on where the system allows that. */
    @Override
    public synchronized void close() {
        Path there = folder;
        FileChannel locked = lock;
        folder = null;
        lock = null;
        try {
            if (locked != null) {
                locked.close();
            }
        } catch (IOException e) {
            throw unusable(e);
        } finally {
            if (there != null) {
                delete(there);
            }
        }
    }
}
