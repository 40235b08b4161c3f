package dev.colonnade.format.out;

import dev.colonnade.base.Folders;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A note of a file that is being written, so that what a killed process left anywhere is found again: a file with the
 * temporary name in the program's own folder, there before the temporary file is and gone after it. It is locked as long as
 * its process lives. A note is a help and no more: where none can be made, files are written all the same.
 */
final class UnderWay implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-[0-9a-z-]+\\.(note|new)");
    /** How long a note waits for a folder that is not there, as that of a disk that was taken out. */
    private static final Duration PATIENCE = Duration.ofDays(60);

    private static final int LONGEST = 1 << 16;

    private final Path note;
    private final FileChannel lock;

    private UnderWay(Path note, FileChannel lock) {
        this.note = note;
        this.lock = lock;
    }

    private static Path folder() {
        return Folders.state().resolve("exports");
    }

    /** Notes that this file is about to be made; null where no note can be kept. */
    static @Nullable UnderWay note(Path temporary) {
        Path folder = folder();
        String name = ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        Path begun = folder.resolve(name + ".new");
        try {
            Files.createDirectories(folder);
            FileChannel lock = FileChannel.open(begun, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Leftovers.claim(lock);
            UnderWay made = new UnderWay(folder.resolve(name + ".note"), lock);
            try {
                lock.write(StandardCharsets.UTF_8.encode(temporary.toAbsolutePath().toUri().toString()));
                Files.move(begun, made.note, StandardCopyOption.ATOMIC_MOVE);
                return made;
            } catch (IOException e) {
                made.close();
                Files.deleteIfExists(begun);
                return null;
            }
        } catch (IOException | SecurityException e) {
            return null;
        }
    }

    /** The file is gone, or has its own name. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(note);
            lock.close();
        } catch (IOException e) {
            // The next start finds the note, and nothing where it points to.
            return;
        }
    }

    /** Removes what dead processes left, and their notes. What cannot be told or removed stays. */
    static void tidy() {
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> notes = Files.newDirectoryStream(folder)) {
            for (Path note : notes) {
                Matcher name = NAME.matcher(String.valueOf(note.getFileName()));
                // A file of our own is not even looked into: to close it would give up the lock.
                if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    tidy(note, name.group(2).equals("new"));
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return;
        }
    }

    private static void tidy(Path note, boolean begun) {
        try (FileChannel lock = FileChannel.open(note, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (lock.tryLock() != null && (begun || isDone(note, lock))) {
                Files.deleteIfExists(note);
            }
        } catch (IOException | OverlappingFileLockException e) {
            return;
        }
    }

    /** Whether nothing is left, or nothing of ours, where the note points to. */
    private static boolean isDone(Path note, FileChannel open) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST);
        // Read by the channel that has the lock: some systems let nobody else.
        while (text.hasRemaining() && open.read(text) >= 0) {
        }
        Path file;
        try {
            file = Path.of(URI.create(StandardCharsets.UTF_8.newDecoder().decode(text.flip()).toString()));
        } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException
                | java.nio.charset.CharacterCodingException e) {
            return true;
        }
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return Files.getLastModifiedTime(note).toInstant().isBefore(Instant.now().minus(PATIENCE));
        }
        return Leftovers.removeOne(file) || Files.notExists(file);
    }
}
