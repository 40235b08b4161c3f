package dev.colonnade.app.desk;

import java.nio.file.Path;
import java.util.List;

/**
 * Follows one drag after the other. On X11 a motion that was under way arrives after the files were let go of, and
 * nothing follows it: it must not be taken for another drag.
 */
final class Hovering {
    private final Drops.Target target;
    private boolean inside;

    Hovering(Drops.Target target) {
        this.target = target;
    }

    void entered() {
        inside = true;
    }

    void over(List<Path> files) {
        if (inside) {
            target.over(files);
        }
    }

    void left() {
        inside = false;
        target.left();
    }

    void dropped(List<Path> files) {
        left();
        target.dropped(files);
    }
}
