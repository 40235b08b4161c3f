package dev.colonnade.app.grid;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import dev.colonnade.view.TableView;
import dev.colonnade.view.WindowCache;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Scrolls a file in every way for a long time, and tells what memory was in use meanwhile: bytes of heap that are alive,
 * and bytes held off it. Arguments: a file, seconds.
 */
public final class GridSoak {
    private static final int SAMPLES = 20;

    /** Bytes in use at one moment, after so many frames. */
    record Sample(long frames, long heap, long held) {}

    private GridSoak() {
    }

    public static void main(String[] args) {
        // Ten minutes at sixty frames a second are 36,000 frames; at full speed they pass in less than two.
        System.setProperty("javafx.animation.fullspeed", "true");
        GridFrames.start();
        List<Sample> samples = run(Path.of(args[0]), Duration.ofSeconds(Long.parseLong(args[1])));
        for (Sample sample : samples) {
            System.out.printf(Locale.ROOT, "after %,d frames: heap alive %.1f MB, held %.1f MB%n", sample.frames,
                    sample.heap / 1e6, sample.held / 1e6);
        }
        Platform.exit();
    }

    /** @return samples at equal distances, from when everything has been shown once */
    static List<Sample> run(Path file, Duration time) {
        Resources resources = new Resources(128 << 20);
        try (Table table = Openers.open(file, resources, Progress.NONE, Cancellation.NEVER);
                ExecutorService loaders = Executors.newFixedThreadPool(2)) {
            CompletableFuture<List<Sample>> done = new CompletableFuture<>();
            Platform.runLater(() -> scroll(table, resources, loaders, time, done));
            return done.orTimeout(time.toSeconds() + 60, TimeUnit.SECONDS).join();
        }
    }

    private static void scroll(Table table, Resources resources, ExecutorService loaders, Duration time,
            CompletableFuture<List<Sample>> done) {
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
        }, 4 << 20);
        Stage stage = new Stage();
        Grid grid = GridFrames.show(cache, stage, 30, 10);
        shown[0] = grid;
        stage.show();
        Random random = new Random(1);
        long every = time.toNanos() / (SAMPLES + 1);
        List<Sample> samples = new ArrayList<>();
        new AnimationTimer() {
            private long frames;
            private long next = System.nanoTime() + every;

            @Override
            public void handle(long now) {
                turn(grid, random);
                frames++;
                if (System.nanoTime() - next >= 0) {
                    samples.add(sample(frames, resources));
                    next = System.nanoTime() + every;
                }
                if (samples.size() == SAMPLES || done.isDone()) {
                    stop();
                    stage.close();
                    cache.close();
                    done.complete(samples);
                }
            }
        }.start();
    }

    /** As people do: mostly the wheel, now and then a leap, an end, a step sideways. */
    private static void turn(Grid grid, Random random) {
        int chance = random.nextInt(100);
        if (chance < 80) {
            grid.scrollBy(0, (random.nextBoolean() ? 3 : -3) * grid.rows().rowHeight());
        } else if (chance < 90) {
            grid.jumpTo(random.nextLong(Math.max(1, grid.rows().count())), grid.current().column());
        } else if (chance < 95) {
            grid.scrollBy(random.nextInt(400) - 200, 0);
        } else if (chance < 98) {
            grid.extendTo(grid.current().row() + random.nextInt(50), grid.current().column());
        } else {
            grid.moveTo(random.nextBoolean() ? 0 : Long.MAX_VALUE, 0);
        }
    }

    private static Sample sample(long frames, Resources resources) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return new Sample(frames, runtime.totalMemory() - runtime.freeMemory(), resources.budget().reserved());
    }
}
