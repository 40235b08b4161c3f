package dev.colonnade.app.recent;

import dev.colonnade.format.out.OutputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The files opened lately, newest first. The list belongs to the thread that paints; it is read and written on another.
 * A list that cannot be read is an empty one, and one that cannot be written is lost with the window: neither is worth
 * bothering anybody.
 */
public final class RecentFiles {
    private static final int KEPT = 100;

    private final @Nullable Path store;
    private final Executor background;
    private final Executor ui;
    private final ObservableList<Path> files = FXCollections.observableArrayList();
    /** Held here: a wrapper that nobody holds is collected, and its listeners hear nothing more. */
    private final ObservableList<Path> filesReadOnly = FXCollections.unmodifiableObservableList(files);
    private final Object writing = new Object();
    /** What the store is to hold: whoever comes to write it, on whatever thread, writes the newest. */
    private volatile List<String> latest = List.of();

    /** @param store the file that keeps the list, one path a line; null to keep none */
    public RecentFiles(@Nullable Path store, Executor background, Executor ui) {
        this.store = store;
        this.background = background;
        this.ui = ui;
    }

    public ObservableList<Path> files() {
        return filesReadOnly;
    }

    /** Reads the list; it shows up later. */
    public void load() {
        Path from = store;
        if (from == null) {
            return;
        }
        background.execute(() -> {
            List<Path> read = read(from);
            tidy(read);
            ui.execute(() -> read.forEach(path -> {
                if (!files.contains(path) && files.size() < KEPT) {
                    files.add(path);
                }
            }));
        });
    }

    /** Exports go beside what was looked at, unless somebody says otherwise: half of one may lie there. */
    private static void tidy(List<Path> read) {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path file : read) {
            Path folder = file.getParent();
            if (folder != null) {
                folders.add(folder);
            }
        }
        folders.forEach(OutputFile::tidy);
        OutputFile.tidy();
    }

    private static List<Path> read(Path store) {
        List<Path> paths = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(store, StandardCharsets.UTF_8)) {
                Path path = Path.of(line);
                if (!line.isBlank() && paths.size() < KEPT && Files.exists(path)) {
                    paths.add(path);
                }
            }
        } catch (IOException | InvalidPathException e) {
            // What was read so far is the list.
        }
        return paths;
    }

    public void add(Path path) {
        Path to = store;
        if (to == null) {
            return;
        }
        files.remove(path);
        files.addFirst(path);
        if (files.size() > KEPT) {
            files.remove(KEPT, files.size());
        }
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            String line = file.toString();
            if (line.indexOf('\n') < 0 && line.indexOf('\r') < 0) {
                lines.add(line);
            }
        }
        latest = lines;
        background.execute(() -> write(to));
    }

    private void write(Path store) {
        synchronized (writing) {
            Path fresh = store.resolveSibling(store.getFileName() + ".new");
            try {
                Path folder = store.getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                Files.write(fresh, latest, StandardCharsets.UTF_8);
                Files.move(fresh, store, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                // A home that cannot be written to is no reason not to show a file.
            }
        }
    }
}
