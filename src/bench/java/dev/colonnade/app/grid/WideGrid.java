package dev.colonnade.app.grid;

import atlantafx.base.theme.PrimerLight;
import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import dev.colonnade.task.generate.Generate;
import dev.colonnade.view.TableView;
import dev.colonnade.view.WindowCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * A file of very many columns: how long from its path to every cell in view painted, and how long frames take while one
 * scrolls sideways through it by 60 pixels each, with columns pinned. Arguments: columns, rows, frames.
 */
public final class WideGrid {
    private WideGrid() {
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("javafx.animation.fullspeed", "true");
        int columns = args.length > 0 ? Integer.parseInt(args[0]) : 30_000;
        int rows = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        int frames = args.length > 2 ? Integer.parseInt(args[2]) : 1_500;
        GridFrames.start();
        Path file = Files.createTempDirectory("bench").resolve("wide.arrow");
        System.out.println(report(file, columns, rows, frames));
        Files.delete(file);
        Platform.exit();
    }

    static String report(Path file, int columns, int rows, int frames) {
        Resources resources = new Resources(256 << 20);
        new Generate(rows, columns, 1, false).writeTo(file, resources.held(), Progress.NONE, Cancellation.NEVER);
        try (ExecutorService loaders = Executors.newFixedThreadPool(2)) {
            // Once to load classes and start the toolkit: what is measured is the file.
            open(file, resources, loaders, 10);
            return open(file, resources, loaders, frames);
        }
    }

    private static String open(Path file, Resources resources, ExecutorService loaders, int frames) {
        CompletableFuture<String> done = new CompletableFuture<>();
        long begin = System.nanoTime();
        Table table = Openers.open(file, resources, Progress.NONE, Cancellation.NEVER);
        Platform.runLater(() -> {
            try {
                run(table, loaders, frames, begin, done);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        String report = done.orTimeout(5, TimeUnit.MINUTES).join();
        table.close();
        return report;
    }

    private static void run(Table table, ExecutorService loaders, int frames, long begin,
            CompletableFuture<String> done) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Grid[] shown = new Grid[1];
        WindowCache cache = new WindowCache(TableView.of(table), loaders, new WindowCache.Listener() {
            @Override
            public void arrived() {
                Platform.runLater(() -> shown[0].refresh());
            }

            @Override
            public void failed(Fault fault) {
                done.completeExceptionally(fault);
            }
        }, 64 << 20);
        Grid grid = new Grid(cache, new GridTexts("grid", "unreadable"));
        shown[0] = grid;
        Stage stage = new Stage();
        stage.setScene(new Scene(grid, 1_280, 800));
        stage.show();
        double[] times = new double[frames];
        new AnimationTimer() {
            private int frame = -1;
            private long last;
            private double opened;

            @Override
            public void handle(long now) {
                long at = System.nanoTime();
                if (frame < 0) {
                    if (!grid.isComplete()) {
                        return;
                    }
                    opened = (at - begin) / 1e6;
                    grid.columnLayout().pin(1, true);
                    frame = 0;
                } else if (frame < frames) {
                    times[frame++] = (at - last) / 1e6;
                    grid.scrollBy(60, 0);
                } else {
                    stop();
                    stage.close();
                    cache.close();
                    Arrays.sort(times);
                    done.complete(String.format(Locale.ROOT,
                            "%,d columns: shown after %.0f ms; frames while scrolling sideways: median %.1f ms, "
                                    + "p99 %.1f, longest %.1f",
                            table.schema().size(), opened, Frames.at(times, 0.5),
                            Frames.at(times, 0.99), times[frames - 1]));
                }
                last = at;
            }
        }.start();
    }
}
