package dev.colonnade.app;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.single.Instance;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Opens the window as people do, looks around in it and closes it, so that the JVM can record what that loads: the AOT
 * cache beside the launcher is made of it when the program is packaged. Needs no display.
 */
public final class Rehearsal {
    /** Of the toolkit, those for displays: without one nothing loads them by itself. Other systems have others. */
    private static final List<String> FOR_DISPLAYS = List.of("com/sun/glass/ui", "com/sun/prism", "com/sun/javafx/font",
            "com/sun/javafx/tk/quantum");
    private static final long PATIENCE_SECONDS = 60;

    private Rehearsal() {
    }

    /** @param tables files to look at */
    public static void main(String[] tables) throws IOException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        loadForDisplays();
        if (!Instance.handOver(List.of())) {
            Application.launch(OfWindow.class, tables);
        }
    }

    private static void loadForDisplays() throws IOException {
        Path toolkit = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/javafx.graphics");
        if (!Files.isDirectory(toolkit)) {
            // It is on the module path and not part of the runtime: then what is missing is loaded when it is needed.
            return;
        }
        for (String folder : FOR_DISPLAYS) {
            try (Stream<Path> files = Files.walk(toolkit.resolve(folder))) {
                files.map(file -> toolkit.relativize(file).toString()).filter(name -> name.endsWith(".class"))
                        .forEach(name -> load(name.substring(0, name.length() - ".class".length())));
            }
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name.replace('/', '.'), false, Application.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // Made for a part of the toolkit that we do not ship: nobody will load it either.
            return;
        }
    }

    /** The window of the program, which is looked at and then closed. */
    public static final class OfWindow extends WindowApplication {
        @Override
        public void start(Stage stage) {
            super.start(stage);
            MainWindow window = window();
            if (window == null) {
                return;
            }
            Deque<Runnable> acts = new ArrayDeque<>(List.of(
                    () -> scroll(window.grid()),
                    () -> window.act(Action.INSPECTOR),
                    () -> window.act(Action.RECORD),
                    () -> window.act(Action.FILTER),
                    () -> window.act(Action.THEME),
                    () -> window.act(Action.THEME),
                    () -> window.act(Action.COPY),
                    () -> window.act(Action.PALETTE),
                    () -> window.act(Action.NEXT_TAB),
                    () -> scroll(window.grid())));
            new Looking(window, acts, stage).start();
        }

        private static void scroll(@Nullable Grid grid) {
            if (grid != null) {
                grid.selectAll();
            }
        }
    }

    /** Does one thing after the other, each when the rows are there. */
    private static final class Looking extends AnimationTimer {
        private final MainWindow window;
        private final Deque<Runnable> acts;
        private final Stage stage;
        private final long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;

        Looking(MainWindow window, Deque<Runnable> acts, Stage stage) {
            this.window = window;
            this.acts = acts;
            this.stage = stage;
        }

        @Override
        public void handle(long now) {
            Grid grid = window.grid();
            if (System.nanoTime() > end) {
                acts.clear();
            } else if (grid == null || !grid.isComplete()) {
                return;
            }
            Runnable next = acts.poll();
            if (next == null) {
                stop();
                stage.close();
                Platform.exit();
            } else {
                next.run();
            }
        }
    }
}
