package dev.colonnade.memory;

import dev.colonnade.base.Fault;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The files mapped now. The same file, unchanged, is mapped once however often it is opened. Thread-safe. */
public final class MappedFiles {
    private record Key(Path path, FileStamp stamp) {}

    private final Map<Key, MappedFile> open = new HashMap<>();
    private final Cleaner cleaner = Cleaner.create();
    private long mapped;

    /**
     * Maps a file, or adds a holder to the map there is; the caller closes it.
     *
     * @throws Fault naming the file and why it cannot be read
     */
    public MappedFile open(Path path) {
        String name = path.toString();
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new Fault(Fault.Kind.NOT_A_TABLE, name, null,
                        attributes.isDirectory() ? "is a folder" : "is not a regular file",
                        attributes.isDirectory() ? "name a file in it" : "save its content to a file first", null);
            }
            return open(new Key(path.toRealPath(), FileStamp.of(attributes)));
        } catch (NoSuchFileException e) {
            throw new Fault(Fault.Kind.NOT_FOUND, name, null, "no such file", "check the name", e);
        } catch (AccessDeniedException e) {
            throw new Fault(Fault.Kind.NO_PERMISSION, name, null, "no permission to read it",
                    "ask its owner, or copy it to a place of yours", e);
        } catch (IOException e) {
            throw new Fault(Fault.Kind.IO, name, null, "cannot be read: " + reason(e), null, e);
        }
    }

    private synchronized MappedFile open(Key key) throws IOException {
        MappedFile there = open.get(key);
        // One whose last holder is closing it at this moment is as good as gone.
        if (there != null && there.tryRetain()) {
            return there;
        }
        MappedFile file = MappedFile.map(key.path, key.stamp, cleaner, freed -> forget(key, freed));
        open.put(key, file);
        mapped += file.size();
        return file;
    }

    private synchronized void forget(Key key, MappedFile file) {
        open.remove(key, file);
        mapped -= file.size();
    }

    /** Bytes of address space mapped now. */
    public synchronized long mapped() {
        return mapped;
    }

    /** Where each file that is mapped now lies: its address, to its length in bytes. */
    synchronized NavigableMap<Long, Long> spans() {
        NavigableMap<Long, Long> spans = new TreeMap<>();
        for (MappedFile file : open.values()) {
            if (file.size() > 0) {
                spans.put(file.bytes().address(), file.size());
            }
        }
        return spans;
    }

    private static String reason(IOException e) {
        // The message of a file system's exception begins with the name, which is told already.
        String message = e instanceof java.nio.file.FileSystemException system ? system.getReason() : e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
