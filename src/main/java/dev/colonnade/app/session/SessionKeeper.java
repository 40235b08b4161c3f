package dev.colonnade.app.session;

import dev.colonnade.app.keep.KeptFile;
import dev.colonnade.app.work.Engine;
import dev.colonnade.base.Fault;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the session on disk, no older than a second, so that it comes back even after the process was killed. */
public final class SessionKeeper {
    private final KeptFile file;

    /** @param state asked for on the thread that paints, whenever it is to be written */
    public SessionKeeper(@Nullable Path folder, Engine engine, Supplier<SessionState> state) {
        file = new KeptFile(file(folder), engine, () -> state.get().toJson());
    }

    /** Where the session is kept within the folder for settings. */
    public static @Nullable Path file(@Nullable Path folder) {
        return folder == null ? null : folder.resolve("session.json");
    }

    /** What was kept; takes time. */
    public static SessionState read(@Nullable Path folder) {
        return SessionState.of(KeptFile.read(file(folder)).content());
    }

    /** @param onLost told when it cannot be kept */
    public void setOnLost(Consumer<Fault> onLost) {
        file.setOnLost(onLost);
    }

    /** Something of the session is different. */
    public void changed() {
        file.changed();
    }

    /** The last chance to write. */
    public void end() {
        file.end();
    }
}
