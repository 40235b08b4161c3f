package dev.colonnade.app.export;

import dev.colonnade.base.Fault;
import dev.colonnade.format.write.Form;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where an export goes: what it might be called, and whether it can. */
final class ExportTarget {
    private static final int MOST_TRIES = 1_000;

    private ExportTarget() {
    }

    /**
     * What is known of a place to write to, before anything is written.
     *
     * @param exists whether there is a file, which would be replaced
     * @param freeBytes left on that disk
     */
    record State(boolean exists, long freeBytes) {}

    /** A name beside the file read that nothing has yet. Looks at the disk. */
    static Path suggest(Path source, Form form) {
        Path full = source.toAbsolutePath();
        Path last = full.getFileName();
        String name = last == null ? "table" : last.toString();
        int dot = Files.isDirectory(full) ? -1 : name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        Path folder = full.getParent();
        if (folder == null || !Files.isWritable(folder)) {
            folder = Path.of(System.getProperty("user.home", "")).toAbsolutePath();
        }
        String ending = "." + form.endings().getFirst();
        Path free = folder.resolve(stem + "-export" + ending);
        for (int i = 2; Files.exists(free) && i < MOST_TRIES; i++) {
            free = folder.resolve(stem + "-export-" + i + ending);
        }
        return free;
    }

    /** The same name for another form: its ending, where it has one that stands for a form, is that one's. */
    static String renamed(String target, Form form) {
        return form(target) == null
                ? target
                : target.substring(0, target.lastIndexOf('.') + 1) + form.endings().getFirst();
    }

    /** The form that the ending stands for, or null. */
    static @Nullable Form form(String target) {
        int dot = target.lastIndexOf('.');
        return dot <= 0 ? null : Form.byEnding(target.substring(dot + 1).strip().toLowerCase(Locale.ROOT));
    }

    /** @throws Fault if that is no name */
    static Path parse(String target) {
        if (target.isBlank()) {
            throw Fault.of(Fault.Kind.USAGE, "the file has no name").advise("name one");
        }
        try {
            return Path.of(target.strip()).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw Fault.of(Fault.Kind.USAGE, "\"" + target.strip() + "\" is no name for a file").because(e);
        }
    }

    /**
     * Looks whether a file can be written there. Looks at the disk.
     *
     * @param source the file or folder being read
     * @throws Fault that says why not
     */
    static State check(Path target, Path source) {
        String name = target.toString();
        if (Files.isDirectory(target)) {
            throw new Fault(Fault.Kind.USAGE, name, null, "is a folder", "name a file in it", null);
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Fault(Fault.Kind.NOT_FOUND, name, null, "its folder does not exist", "choose another", null);
        }
        if (!Files.isWritable(folder)) {
            throw new Fault(Fault.Kind.NO_PERMISSION, name, null, "no permission to write in its folder",
                    "choose another", null);
        }
        try {
            if (Files.exists(target) && Files.exists(source) && Files.isSameFile(target, source)) {
                throw new Fault(Fault.Kind.USAGE, name, null, "is the file that is being read", "name another", null);
            }
            if (Files.isDirectory(source) && folder.toRealPath().startsWith(source.toRealPath())) {
                throw new Fault(Fault.Kind.USAGE, name, null, "lies in the folder that is being read",
                        "choose another folder", null);
            }
            FileStore store = Files.getFileStore(folder);
            return new State(Files.exists(target), store.getUsableSpace());
        } catch (IOException e) {
            throw new Fault(Fault.Kind.IO, name, null, "cannot be looked at: " + e.getMessage(), "choose another", e);
        }
    }
}
