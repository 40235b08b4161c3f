package dev.colonnade.app.grid;

import atlantafx.base.theme.PrimerLight;
import dev.colonnade.view.SyntheticTable;
import dev.colonnade.view.TableView;
import dev.colonnade.view.WindowCache;
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
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * How long a frame takes in which every cell of the grid is new, beside an empty canvas of the same size in the same
 * run. Prints, for 33 x 13 and 60 x 20 cells, median and 99th percentile of both, their ratio, and what our own code
 * took of a frame. Run it with {@code -Djavafx.animation.fullspeed=true -Dprism.order=sw}, without a display or in one.
 */
public final class GridFrames {
    private static final int PAGES = 8;

    /** Milliseconds of one frame each, sorted; and those spent in our own code. */
    record Frames(double[] whole, double[] ours) {
        double median() {
            return at(whole, 0.5);
        }

        static double at(double[] sorted, double quantile) {
            return sorted[(int) Math.min(sorted.length - 1, sorted.length * quantile)];
        }
    }

    private interface Turn {
        /** Makes everything new, and does what it can before the toolkit's own part of the frame. */
        void next(long number);
    }

    private GridFrames() {
    }

    public static void main(String[] args) {
        System.setProperty("javafx.animation.fullspeed", "true");
        int frames = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        start();
        for (int[] size : new int[][]{{33, 13}, {60, 20}}) {
            System.out.println(fits(size[0])
                    ? report(size[0], size[1], frames)
                    : size[0] + " x " + size[1] + ": left out, since the screen is too low for it");
        }
        Platform.exit();
    }

    static void start() {
        try {
            Platform.startup(() -> {
            });
        } catch (IllegalStateException e) {
            // It runs already.
        }
        Platform.setImplicitExit(false);
    }

    private static boolean fits(int rows) {
        CompletableFuture<Boolean> fits = new CompletableFuture<>();
        Platform.runLater(() -> fits.complete(Screen.getPrimary().getBounds().getHeight() >= height(rows)));
        return fits.join();
    }

    /** One line a person can read. */
    static String report(int rows, int columns, int frames) {
        Frames canvas = canvas(rows, columns, frames);
        Frames grid = grid(rows, columns, frames);
        return String.format(Locale.ROOT,
                "%d x %d: canvas median %.2f ms, p99 %.2f; grid median %.2f ms, p99 %.2f; ratio %.2f; "
                        + "our own part median %.2f ms, p99 %.2f",
                rows, columns, canvas.median(), Frames.at(canvas.whole, 0.99), grid.median(),
                Frames.at(grid.whole, 0.99), grid.median() / canvas.median(), Frames.at(grid.ours, 0.5),
                Frames.at(grid.ours, 0.99));
    }

    private static double width(int columns) {
        return 112 + columns * 88.0;
    }

    private static double height(int rows) {
        return Frame.HEADER_HEIGHT + rows * Frame.ROW_HEIGHT
                + RatioBar.BREADTH;
    }

    static Frames canvas(int rows, int columns, int frames) {
        return measure(frames, stage -> {
            Canvas canvas = new Canvas(width(columns), height(rows));
            stage.setScene(new Scene(new Pane(canvas), width(columns), height(rows)));
            return number -> {
                canvas.getGraphicsContext2D().setFill(number % 2 == 0 ? Color.WHITE : Color.SNOW);
                canvas.getGraphicsContext2D().fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
            };
        });
    }

    static Frames grid(int rows, int columns, int frames) {
        try (ExecutorService loaders = Executors.newFixedThreadPool(2)) {
            WindowCache cache = new WindowCache(TableView.of(new SyntheticTable(3_000_000_000L, columns + 5)), loaders,
                    new WindowCache.Listener() {
                        @Override
                        public void arrived() {
                        }

                        @Override
                        public void failed(dev.colonnade.base.Fault fault) {
                            throw fault;
                        }
                    }, 64 << 20);
            return measure(frames, stage -> {
                Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
                Grid grid = new Grid(cache, new GridTexts("grid", "unreadable"));
                stage.setScene(new Scene(grid, width(columns), height(rows)));
                for (int column = 0; column < columns + 5; column++) {
                    grid.setColumnWidth(column, 88);
                }
                return number -> {
                    // Pages lie far apart and come round again, so every cell is new and all are loaded.
                    grid.rows().toTop(1_000_000_007L + number % PAGES * 10_000L);
                    grid.refresh();
                    grid.layout();
                };
            });
        }
    }

    private interface Scenery {
        Turn build(Stage stage);
    }

    private static Frames measure(int frames, Scenery scenery) {
        int warmUp = Math.max(PAGES * 2, frames / 3);
        CompletableFuture<Frames> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            Stage stage = new Stage();
            Turn frame = scenery.build(stage);
            stage.show();
            double[] whole = new double[frames];
            double[] ours = new double[frames];
            new AnimationTimer() {
                private int count = -warmUp;
                private long last;

                @Override
                public void handle(long now) {
                    long begin = System.nanoTime();
                    if (count > 0) {
                        whole[count - 1] = (begin - last) / 1e6;
                    }
                    last = begin;
                    if (count == frames) {
                        stop();
                        stage.close();
                        Arrays.sort(whole);
                        Arrays.sort(ours);
                        done.complete(new Frames(whole, ours));
                        return;
                    }
                    frame.next(count + warmUp);
                    if (count >= 0) {
                        ours[count] = (System.nanoTime() - begin) / 1e6;
                    }
                    count++;
                }
            }.start();
        });
        return done.orTimeout(10, TimeUnit.MINUTES).join();
    }
}
