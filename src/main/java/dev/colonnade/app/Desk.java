package dev.colonnade.app;

import dev.colonnade.app.desk.DesktopDrops;
import dev.colonnade.app.desk.DesktopLinks;
import dev.colonnade.app.desk.Drops;
import dev.colonnade.app.desk.FileChoice;
import dev.colonnade.app.desk.FileDialog;
import dev.colonnade.app.desk.Links;
import dev.colonnade.app.desk.Places;
import dev.colonnade.app.text.Texts;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the desktop does for the window; tests put their own in its place.
 *
 * @param settings the folder to keep settings in; null to keep none
 */
public record Desk(FileChoice files, Drops drops, Links links, @Nullable Path settings) {
    /** A desktop that opens no addresses. */
    public Desk(FileChoice files, Drops drops, @Nullable Path settings) {
        this(files, drops, _ -> {
        }, settings);
    }

    /** A desktop that does nothing, for pictures. */
    static Desk none() {
        return new Desk(_ -> List.of(), (_, _) -> {
        }, null);
    }

    static Desk real(Texts texts) {
        return new Desk(new FileDialog(texts), new DesktopDrops(), new DesktopLinks(), Places.settings());
    }
}
