package dev.colonnade.format.out;

import dev.colonnade.base.Fault;
import dev.colonnade.memory.HeldMemory;
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
    /** What faults call the standard output. */
    public static final String STANDARD_OUTPUT = "standard output";

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    /** What is noted of a file that has not its own name yet. */
    private final @Nullable UnderWay note;
    private @Nullable DirectTarget direct;
    private boolean committed;

    private OutputFile(Path target, Path temporary, FileChannel channel, @Nullable UnderWay note) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
        this.note = note;
    }

    /** Removes what processes that were killed left in a folder while they wrote there. */
    public static void tidy(Path folder) {
        Leftovers.remove(folder);
    }

    /** Removes what processes that were killed left wherever they wrote. */
    public static void tidy() {
        UnderWay.tidy();
    }

    /** @throws Fault naming the file and why it cannot be written */
    public static OutputFile create(Path name) {
        if (name.toString().isEmpty()) {
            throw Fault.of(Fault.Kind.USAGE, "the output has no name").advise("name a file");
        }
        if (Files.isDirectory(name)) {
            throw new Fault(Fault.Kind.USAGE, name.toString(), null, "is a folder", "name a file", null);
        }
        // What is no file may have no path of its own, as a pipe behind a link that a system shows.
        if (Files.exists(name) && !Files.isRegularFile(name)) {
            return through(name);
        }
        Path target = behindLinks(name);
        Path folder = target.toAbsolutePath().getParent();
        String beside = Leftovers.name(String.valueOf(target.getFileName()));
        Path temporary = folder == null ? Path.of(beside) : folder.resolve(beside);
        if (folder != null) {
            Leftovers.remove(folder);
        }
        UnderWay.tidy();
        UnderWay note = UnderWay.note(temporary);
        OutputFile made = null;
        try {
            FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            Leftovers.claim(channel);
            made = new OutputFile(target, temporary, channel, note);
            return made;
        } catch (NoSuchFileException e) {
            if (folder != null && Files.isDirectory(folder)) {
                // A folder that is no real one, as those that a system shows itself in.
                throw new Fault(Fault.Kind.NO_PERMISSION, target.toString(), null, "no file can be made in its folder",
                        "choose another", e);
            }
            throw new Fault(Fault.Kind.NOT_FOUND, target.toString(), null, "its folder does not exist",
                    "make it first", e);
        } catch (AccessDeniedException e) {
            throw new Fault(Fault.Kind.NO_PERMISSION, target.toString(), null, "no permission to write in its folder",
                    "choose another", e);
        } catch (IOException e) {
            throw failed(target, e);
        } finally {
            if (made == null && note != null) {
                note.close();
            }
        }
    }

    /** The file that a link stands for, so that the link stays one. */
    private static Path behindLinks(Path name) {
        try {
            return Files.isSymbolicLink(name) ? name.toRealPath() : name;
        } catch (IOException e) {
            throw new Fault(Fault.Kind.NOT_FOUND, name.toString(), null, "is a link to a file that is not there",
                    "remove the link or make the file", e);
        }
    }

    /** A device or a pipe takes bytes as they come; there is nothing to be replaced, and nothing to take back. */
    private static OutputFile through(Path device) {
        try {
            return new OutputFile(device, device, FileChannel.open(device, StandardOpenOption.WRITE), null);
        } catch (AccessDeniedException e) {
            throw new Fault(Fault.Kind.NO_PERMISSION, device.toString(), null, "no permission to write to it",
                    "choose another", e);
        } catch (IOException e) {
            throw failed(device, e);
        }
    }

    private boolean isDevice() {
        return temporary.equals(target);
    }

    /** Lets go of what was written, to begin anew; false for what takes nothing back. */
    public boolean restart() throws IOException {
        if (isDevice()) {
            return false;
        }
        if (direct != null) {
            direct.restart();
        }
        channel.truncate(0).position(0);
        return true;
    }

    /**
     * Where to write all of it: what is large goes around the system's cache. The same at every call.
     *
     * @param memory for the blocks that wait to be written
     */
    public Target bytes(HeldMemory memory) {
        if (isDevice()) {
            return new ChannelTarget(channel);
        }
        DirectTarget to = direct == null ? new DirectTarget(temporary, channel, memory) : direct;
        direct = to;
        return to;
    }

    /** Where to write from position zero on, if not to {@link #bytes}. */
    public FileChannel channel() {
        return channel;
    }

    /** The name it will have. */
    public Path target() {
        return target;
    }

    /** The temporary name, for whoever must clean up after a signal. */
    public Path temporary() {
        return temporary;
    }

    /** Makes the file stand under its name, whole and on disk, in place of what stood there. */
    public void commit() {
        try {
            if (isDevice()) {
                channel.close();
                committed = true;
                return;
            }
            if (direct != null) {
                direct.finish();
                direct.close();
            }
            keepPermissions();
            channel.force(true);
            channel.close();
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
            committed = true;
            if (note != null) {
                note.close();
            }
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    /** What takes the place of a file may be read by nobody who could not read that file. */
    private void keepPermissions() throws IOException {
        if (Files.exists(target) && hasPermissions(target)) {
            Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
        }
    }

    /** A change of root, as a container or a sandbox has, may hide what is mounted where: then a store cannot be told. */
    private static boolean hasPermissions(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        try {
            return Files.getFileStore(file).supportsFileAttributeView("posix");
        } catch (IOException e) {
            return true;
        }
    }

    /** The fault behind a failed write to {@code target}, which may be the standard output: then null. */
    public static Fault failed(@Nullable Path target, IOException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        Fault fault = new Fault(Fault.Kind.IO, target == null ? STANDARD_OUTPUT : target.toString(), null,
                "cannot be written: " + message, null, e);
        if (message.contains("No space left")) {
            return fault.advise("make room or choose another disk");
        }
        return message.contains("File too large")
                ? fault.advise("choose a disk that may hold larger files")
                : fault;
    }

    @Override
    public void close() {
        if (direct != null) {
            direct.close();
        }
        if (committed) {
            return;
        }
        try {
            channel.close();
            if (!isDevice()) {
                Files.deleteIfExists(temporary);
            }
            if (note != null) {
                note.close();
            }
        } catch (IOException e) {
            throw failed(temporary, e);
        }
    }
}
