package dev.colonnade.app.grid;

import dev.colonnade.app.theme.Themes;
import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import dev.colonnade.view.SyntheticTable;
import dev.colonnade.view.TableView;
import dev.colonnade.view.WindowCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * How long a frame takes beside an empty canvas of the same size in the same run, for 33 x 13 and 60 x 20 cells: with
 * every cell new in each frame, and with a file that is scrolled by a notch of the wheel each frame and must be read
 * meanwhile. Arguments: frames, and a file or none for rows made up. Run it with
 * {@code -Djavafx.animation.fullspeed=true}, without a display or in one; the taller grid needs a screen of 1920 x 1700.
 */
public final class GridFrames {
    private static final int PAGES = 8;
    private static final int ROUNDS = 4;
    private static final long ROWS = 3_000_000_000L;
    private static final double NOTCH = 3 * Density.NORMAL.rowHeight();

    private GridFrames() {
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("javafx.animation.fullspeed", "true");
        int frames = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        start();
        for (int[] size : new int[][]{{33, 13}, {60, 20}}) {
            if (!fits(size[0])) {
                System.out.println(size[0] + " x " + size[1] + ": left out, since the screen is too low for it");
                continue;
            }
            try (Table table = args.length > 1
                    ? Openers.open(Path.of(args[1]), new Resources(256 << 20), Progress.NONE,
                            Cancellation.NEVER)
                    : new SyntheticTable(ROWS, size[1] + 5)) {
                System.out.println(report(table, size[0], size[1], frames));
            }
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

    /** Some lines a person can read. */
    static String report(Table table, int rows, int columns, int frames) throws Exception {
        try (FrameWatch watch = new FrameWatch()) {
            List<Frames> canvas = new ArrayList<>();
            List<Frames> leaps = new ArrayList<>();
            List<Frames> wheel = new ArrayList<>();
            // In turns: what the machine does otherwise, and what the compiler has yet to do, meets all alike.
            for (int round = 0; round < ROUNDS; round++) {
                canvas.add(canvas(rows, columns, frames / ROUNDS));
                leaps.add(grid(table, rows, columns, frames / ROUNDS, Motion.LEAPS));
                wheel.add(grid(table, rows, columns, frames / ROUNDS, Motion.WHEEL));
            }
            List<Frames> ours = new ArrayList<>(leaps);
            ours.addAll(wheel);
            FrameWatch.Seen seen = watch.stop(ours);
            Frames floor = Frames.all(canvas);
            Frames every = Frames.all(leaps);
            return String.format(Locale.ROOT,
                    "%d x %d%n  empty canvas: %s%n  every cell new: %s; ratio of medians %.2f%n"
                            + "  the wheel turned every frame: %s; ratio of medians %.2f%n  %s",
                    rows, columns, floor, every, every.median() / floor.median(), Frames.all(wheel),
                    Frames.all(wheel).median() / floor.median(), seen);
        }
    }

    /** How the grid is scrolled. */
    enum Motion {
        /** To pages far apart, which come round again: every cell is new, and all are loaded after the first round. */
        LEAPS {
            @Override
            void move(Grid grid, long frame) {
                grid.rows().toTop(grid.rows().count() / 3 + frame % PAGES * 10_000L);
                grid.refresh();
            }
        },
        /** A notch each frame, so that rows must be read all the time. */
        WHEEL {
            @Override
            void move(Grid grid, long frame) {
                grid.scrollBy(0, NOTCH);
            }
        };

        abstract void move(Grid grid, long frame);
    }

    private static double width(int columns) {
        return 112 + columns * 88.0;
    }

    private static double height(int rows) {
        return Frame.HEADER_HEIGHT + rows * Density.NORMAL.rowHeight() + RatioBar.BREADTH;
    }

    static Frames canvas(int rows, int columns, int frames) {
        return Frames.measure(frames, Math.max(PAGES * 2, frames / 3), stage -> {
            Canvas canvas = new Canvas(width(columns), height(rows));
            stage.setScene(new Scene(new Pane(canvas), width(columns), height(rows)));
            return number -> {
                canvas.getGraphicsContext2D().setFill(number % 2 == 0 ? Color.WHITE : Color.SNOW);
                canvas.getGraphicsContext2D().fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
            };
        });
    }

    static Frames grid(Table table, int rows, int columns, int frames, Motion motion) {
        try (ExecutorService loaders = Executors.newFixedThreadPool(2)) {
            Grid[] shown = new Grid[1];
            WindowCache cache = new WindowCache(TableView.of(table), loaders, new WindowCache.Listener() {
                @Override
                public void arrived() {
                    Platform.runLater(() -> {
                        if (shown[0] != null) {
                            shown[0].refresh();
                        }
                    });
                }

                @Override
                public void failed(Fault fault) {
                    throw fault;
                }
            }, 12 << 20);
            Frames measured = Frames.measure(frames, Math.max(PAGES * 2, frames / 3), stage -> {
                Grid grid = show(cache, stage, rows, columns);
                shown[0] = grid;
                return number -> {
                    motion.move(grid, number);
                    grid.layout();
                };
            });
            cache.close();
            return measured;
        }
    }

    /** In the product's own style, on a stage that has room for so many rows and columns. */
    static Grid show(WindowCache cache, Stage stage, int rows, int columns) {
        Grid grid = new Grid(cache, new GridTexts("grid", "unreadable"));
        Scene scene = new Scene(grid, width(columns), height(rows));
        new Themes().install(scene);
        stage.setScene(scene);
        for (int column = 0; column < cache.view().columnCount(); column++) {
            grid.setColumnWidth(column, 88);
        }
        return grid;
    }
}
