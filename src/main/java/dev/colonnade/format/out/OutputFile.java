package dev.colonnade.format.out;

import dev.colonnade.base.Fault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that appears under its name only when it is whole: written beside it under a temporary name, synced, renamed.
 * Until {@link #commit} whatever stood under the name stands there; closing without it leaves no trace.
 */
public final class OutputFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private boolean committed;

    private OutputFile(Path target, Path temporary, FileChannel channel) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    /** @throws Fault naming the file and why it cannot be written */
    public static OutputFile create(Path target) {
        if (Files.isDirectory(target)) {
            throw new Fault(Fault.Kind.USAGE, target.toString(), null, "is a folder", "name a file", null);
        }
        Path folder = target.toAbsolutePath().getParent();
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
        Path temporary = folder == null ? Path.of(name) : folder.resolve(name);
        try {
            return new OutputFile(target, temporary, FileChannel.open(temporary, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
        } catch (NoSuchFileException e) {
            throw new Fault(Fault.Kind.NOT_FOUND, target.toString(), null, "its folder does not exist",
                    "make it first", e);
        } catch (AccessDeniedException e) {
            throw new Fault(Fault.Kind.NO_PERMISSION, target.toString(), null, "no permission to write in its folder",
                    "choose another", e);
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    /** Where to write, from position zero on. */
    public FileChannel channel() {
        return channel;
    }

    /** The temporary name, for whoever must clean up after a signal. */
    public Path temporary() {
        return temporary;
    }

    /** Makes the file stand under its name, whole and on disk, in place of what stood there. */
    public void commit() {
        try {
            channel.force(true);
            channel.close();
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
            committed = true;
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    /** The fault behind a failed write to {@code target}, which may be the standard output: then null. */
    public static Fault failed(@Nullable Path target, IOException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        Fault fault = new Fault(Fault.Kind.IO, target == null ? null : target.toString(), null,
                "cannot be written: " + message, null, e);
        return message.contains("No space left") ? fault.advise("make room or choose another disk") : fault;
    }

    @Override
    public void close() {
        if (committed) {
            return;
        }
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw failed(temporary, e);
        }
    }
}
