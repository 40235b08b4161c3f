package dev.colonnade.app;

import dev.colonnade.app.desk.DesktopDrops;
import dev.colonnade.app.desk.Drops;
import dev.colonnade.app.desk.FileChoice;
import dev.colonnade.app.desk.FileDialog;
import dev.colonnade.app.desk.Places;
import dev.colonnade.app.text.Texts;
import java.nio.file.Path;

/** What the desktop does for the window; tests put their own in its place. */
public record Desk(FileChoice files, Drops drops, Path settings) {
    static Desk real(Texts texts) {
        return new Desk(new FileDialog(texts), new DesktopDrops(), Places.settings());
    }
}
