package dev.colonnade.app;

import dev.colonnade.app.keep.JsonObject;
import dev.colonnade.app.keep.KeptFile;
import dev.colonnade.app.report.LogFile;
import dev.colonnade.app.session.SessionKeeper;
import dev.colonnade.app.session.SessionState;
import dev.colonnade.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a start finds on disk, read before there is a window.
 *
 * @param session what was open, if it is to come back
 * @param log null where none can be written
 */
record Start(KeptFile.Kept settings, SessionState session, @Nullable LogFile log) {
    /** A start as if for the first time, and one that keeps no log. */
    static final Start FRESH = new Start(new KeptFile.Kept(JsonObject.EMPTY, false), SessionState.NONE, null);

    /** Takes time; not on the thread that paints. */
    static Start read(@Nullable Path settings, @Nullable Path logs) {
        LogFile log = null;
        try {
            log = logs == null ? null : LogFile.open(logs);
        } catch (IOException e) {
            // A home that cannot be written to is no reason not to show a file.
        }
        KeptFile.Kept kept = KeptFile.read(Settings.file(settings));
        boolean restores = kept.content().flag("restoreSession", true);
        return new Start(kept, restores ? SessionKeeper.read(settings) : SessionState.NONE, log);
    }
}
