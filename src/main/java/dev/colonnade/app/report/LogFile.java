package dev.colonnade.app.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The program's log on disk: three files of a megabyte, the oldest written over. A process beside the one that has them
 * writes some of its own, which go with it unless something went wrong. Exceptions are logged as their classes
 * and the places they passed, never with their messages: those name files and show values.
 */
public final class LogFile implements AutoCloseable {
    private static final int LARGEST = 1 << 20;
    private static final int FILES = 3;
    private static final int FRAMES = 30;
    private static final String NAME = "colonnade";

    /** Held, or what is set here would be forgotten with it. */
    private static final Logger LOGGER = Logger.getLogger("dev.colonnade");

    private final Path folder;
    private final String name;
    private final FileHandler handler;
    private final @Nullable FileChannel lock;
    private volatile boolean trouble;

    private LogFile(Path folder, String name, FileHandler handler, @Nullable FileChannel lock) {
        this.folder = folder;
        this.name = name;
        this.handler = handler;
        this.lock = lock;
    }

    /** @throws IOException if nothing can be written there; the program does without then */
    public static LogFile open(Path folder) throws IOException {
        // Without a file nothing is said: a terminal that a window was started from is not the place for it.
        LOGGER.setUseParentHandlers(false);
        Files.createDirectories(folder);
        FileChannel lock = lock(folder.resolve(NAME + ".lock"));
        boolean done = false;
        try {
            if (lock != null) {
                LogLeftovers.tidy(folder, NAME);
            }
            LogFile log = open(folder, lock == null ? NAME + "-" + ProcessHandle.current().pid() : NAME, lock);
            done = true;
            return log;
        } finally {
            if (!done && lock != null) {
                lock.close();
            }
        }
    }

    private static LogFile open(Path folder, String name, @Nullable FileChannel lock) throws IOException {
        // Percent signs are the handler's own.
        String pattern = folder.resolve(name).toString().replace("%", "%%") + ".%g.log";
        FileHandler handler = new FileHandler(pattern, LARGEST, FILES, true);
        handler.setEncoding(StandardCharsets.UTF_8.name());
        handler.setFormatter(new Line());
        handler.setErrorManager(new Lost());
        LogFile log = new LogFile(folder, name, handler, lock);
        handler.setFilter(entry -> {
            log.trouble |= entry.getLevel().intValue() >= Level.WARNING.intValue();
            return true;
        });
        LOGGER.setLevel(Level.INFO);
        LOGGER.addHandler(handler);
        return log;
    }

    /** @return null while another process writes the log of that name */
    private static @Nullable FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            FileLock lock = channel.tryLock();
            held = lock != null;
        } catch (OverlappingFileLockException e) {
            // Within one process it is said this way.
            held = false;
        } finally {
            if (!held) {
                channel.close();
            }
        }
        return held ? channel : null;
    }

    /** Something happened that should not have. */
    public static void trouble(String what, Throwable thrown) {
        System.getLogger("dev.colonnade").log(System.Logger.Level.ERROR, what, thrown);
    }

    public static void note(String what) {
        System.getLogger("dev.colonnade").log(System.Logger.Level.INFO, what);
    }

    /** The last lines written, oldest first. */
    public List<String> tail(int most) {
        handler.flush();
        try {
            List<String> lines = Files.readAllLines(folder.resolve(name + ".0.log"), StandardCharsets.UTF_8);
            return lines.subList(Math.max(0, lines.size() - most), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        LOGGER.removeHandler(handler);
        handler.close();
        try (FileChannel _ = lock) {
            // Of a start beside another one nothing is worth keeping unless something went wrong.
            for (int i = 0; lock == null && !trouble && i < FILES; i++) {
                Files.deleteIfExists(folder.resolve(name + "." + i + ".log"));
            }
        } catch (IOException e) {
            // The next start that is alone removes it.
        }
    }

    /** What cannot be written, as on a full disk, is lost; the program has better things to say. */
    private static final class Lost extends ErrorManager {
        @Override
        public synchronized void error(String message, Exception exception, int code) {
            // Nowhere to say it.
        }
    }

    private static final class Line extends Formatter {
        @Override
        public String format(LogRecord entry) {
            StringBuilder line = new StringBuilder(Instant.ofEpochMilli(entry.getMillis()).toString()).append(' ')
                    .append(entry.getLevel()).append(' ').append(formatMessage(entry)).append('\n');
            for (Throwable at = entry.getThrown(); at != null; at = at.getCause()) {
                line.append("  ").append(at.getClass().getName()).append('\n');
                StackTraceElement[] frames = at.getStackTrace();
                for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                    line.append("    ").append(frames[i]).append('\n');
                }
            }
            return line.toString();
        }
    }
}
