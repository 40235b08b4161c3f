package dev.colonnade.app.keep;

import dev.colonnade.app.work.Engine;
import dev.colonnade.base.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One such file. It is written under another name, synced and renamed, so that whoever reads it finds an old state or a
 * new one, whatever happens to the process. For the thread that paints, but for {@link #read}.
 */
public final class KeptFile {
    private static final long PATIENCE_MILLIS = 1_000;
    private static final int LARGEST = 16 << 20;

    /** What a file held, and whether it was there but could not be understood. */
    public record Kept(JsonObject content, boolean unreadable) {}

    private final @Nullable Path file;
    private final Engine engine;
    private final Supplier<JsonObject> content;
    private final Object writing = new Object();
    private long changes;
    /** Guarded by {@link #writing}: an older state never follows a newer one. */
    private long written;
    private boolean ended;
    private Consumer<Fault> onLost = _ -> {
    };

    /**
     * @param file null to keep nothing
     * @param content asked for on the thread that paints
     */
    public KeptFile(@Nullable Path file, Engine engine, Supplier<JsonObject> content) {
        this.file = file;
        this.engine = engine;
        this.content = content;
    }

    /** Reads a file. One that cannot be understood is put aside under another name, for whoever wants to mend it. */
    public static Kept read(@Nullable Path file) {
        if (file == null) {
            return new Kept(JsonObject.EMPTY, false);
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException("too large");
            }
            return new Kept(JsonObject.parse(Files.readString(file, StandardCharsets.UTF_8)), false);
        } catch (NoSuchFileException e) {
            return new Kept(JsonObject.EMPTY, false);
        } catch (IOException | IllegalArgumentException e) {
            try {
                Files.move(file, file.resolveSibling(file.getFileName() + ".unreadable"),
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException again) {
                // Then it stays until it is written over.
            }
            return new Kept(JsonObject.EMPTY, true);
        }
    }

    /** @param onLost told, on the thread that paints, whenever it cannot be written: which folder, and why */
    public void setOnLost(Consumer<Fault> onLost) {
        this.onLost = onLost;
    }

    /** Something is different now: it is written a second after the last such call. */
    public void changed() {
        if (file == null || ended) {
            return;
        }
        long mine = ++changes;
        engine.after(PATIENCE_MILLIS, () -> engine.ui().execute(() -> {
            if (mine == changes && !ended) {
                JsonObject now = content.get();
                engine.background().execute(() -> write(now, mine));
            }
        }));
    }

    /** Writes what there is, and nothing after that: the window goes. Waits for the disk. */
    public void end() {
        if (!ended) {
            ended = true;
            write(content.get(), ++changes);
        }
    }

    private static String why(IOException e) {
        String reason = e instanceof FileSystemException of ? of.getReason() : null;
        return e instanceof AccessDeniedException ? "no permission" : reason == null ? "not possible" : reason;
    }

    private void write(JsonObject now, long number) {
        Path to = file;
        if (to == null) {
            return;
        }
        synchronized (writing) {
            if (number < written) {
                return;
            }
            written = number;
            Path fresh = to.resolveSibling(to.getFileName() + ".new");
            try {
                Path folder = to.getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
                    ByteBuffer bytes = ByteBuffer.wrap(now.toString().getBytes(StandardCharsets.UTF_8));
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
                Files.move(fresh, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                System.getLogger("dev.colonnade.app").log(System.Logger.Level.WARNING,
                        "what is kept between starts cannot be written: " + e.getClass().getSimpleName());
                Fault fault = Fault.of(Fault.Kind.IO, why(e)).in(String.valueOf(to.getParent())).because(e);
                engine.ui().execute(() -> onLost.accept(fault));
            }
        }
    }
}
