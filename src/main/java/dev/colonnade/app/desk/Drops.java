package dev.colonnade.app.desk;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;

/** Brings files that are dragged from other programs. */
public interface Drops {
    /** What is told of a drag, on the thread that paints. */
    interface Target {
        /** Files hang over the window; says what would happen. */
        void over(List<Path> files);

        /** They went elsewhere. */
        void left();

        void dropped(List<Path> files);
    }

    void install(Node node, Target target);
}
