package dev.colonnade.app;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.columns.ColumnNames;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.side.Panel;
import dev.colonnade.app.work.Deduplication;
import dev.colonnade.app.work.Engine;
import dev.colonnade.app.work.Found;
import dev.colonnade.app.work.Jobs;
import dev.colonnade.app.work.TabState;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.app.work.Workspace;
import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.format.out.OutputFile;
import dev.colonnade.task.dedup.Keep;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/** Takes a picture of the window as it shows a table, on a machine with or without a display. */
public final class Snapshot {
    private static final long PATIENCE_SECONDS = 60;
    /** Pulses after the last cell came, so that styles and layout that follow from it are through as well. */
    private static final int SETTLED = 3;

    /** What may stand open that is no panel beside the grid, each by a real task of the table. */
    private enum Extra {
        /** The drawer at the foot. */
        TASKS,
        /** The dialog that looks for duplicates, with what it found by the first column. */
        DEDUP,
        /** The dialog that exports, with what that would come to. */
        EXPORT;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LARGEST = 10_000;

    /** @param fault why the picture is one of a card and not of a table */
    private record Picture(WritableImage image, @Nullable Fault fault) {}

    private Snapshot() {
    }

    /**
     * Writes a picture of the window. Returns when every cell in it is painted. A table that cannot be opened is an
     * error, and the picture shows the card that says so. Starts the toolkit without a display unless it runs already,
     * in which case it must not be called on its thread.
     *
     * @param png a name that ends in {@code .png}
     * @param width of the window, in pixels
     * @param panel what stands open beside the table, by name; null for none
     * @throws Fault if the table cannot be opened, the panel is not known, or the picture not written
     */
    public static void take(Path table, Path png, int width, int height, boolean dark, @Nullable String panel) {
        Extra extra = extra(panel);
        Panel open = panel(extra == null ? panel : null);
        if (width < MainWindow.LEAST_WIDTH || height < MainWindow.LEAST_HEIGHT || width > LARGEST || height > LARGEST) {
            throw Fault.of(Fault.Kind.USAGE, "no window is " + width + "x" + height + " pixels large")
                    .advise("choose from " + MainWindow.LEAST_WIDTH + "x" + MainWindow.LEAST_HEIGHT + " to " + LARGEST
                            + "x" + LARGEST);
        }
        checkName(table, png);
        // Whether the picture can be written is known before anything is opened or drawn.
        try (OutputFile out = OutputFile.create(png);
                Engine engine = Engine.of(Window.resources(), Platform::runLater)) {
            startWithoutDisplay();
            Picture picture = await(picture(engine, table, width, height, dark, open, extra));
            try {
                PngFile.write(picture.image, Channels.newOutputStream(out.channel()));
            } catch (IOException e) {
                throw OutputFile.failed(png, e);
            }
            out.commit();
            if (picture.fault != null) {
                throw picture.fault;
            }
        }
    }

    private static @Nullable Extra extra(@Nullable String name) {
        for (Extra extra : Extra.values()) {
            if (extra.key().equals(name)) {
                return extra;
            }
        }
        return null;
    }

    private static @Nullable Panel panel(@Nullable String name) {
        for (Panel panel : Panel.values()) {
            if (panel.key().equals(name)) {
                return panel;
            }
        }
        if (name != null) {
            throw Fault.of(Fault.Kind.USAGE, "there is no panel \"" + name + "\"").advise("choose "
                    + String.join(", ", Arrays.stream(Panel.values()).map(Panel::key).toList()) + ", "
                    + String.join(", ", Arrays.stream(Extra.values()).map(Extra::key).toList()));
        }
        return null;
    }

    private static void checkName(Path table, Path png) {
        Fault.Kind usage = Fault.Kind.USAGE;
        String name = png.toString();
        if (Files.isDirectory(png)) {
            throw new Fault(usage, name, null, "is a folder", "name a file in it, ending in .png", null);
        }
        try {
            if (Files.exists(table) && Files.exists(png) && Files.isSameFile(table, png)) {
                throw new Fault(usage, name, null, "is the file that is being read", "name another, ending in .png",
                        null);
            }
        } catch (IOException e) {
            throw OutputFile.failed(png, e);
        }
        if (!name.toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new Fault(usage, name, null, "pictures are written as PNG", "end the name in .png", null);
        }
    }

    private static void startWithoutDisplay() {
        // Only where nobody has said otherwise; the toolkit reads these once, when it starts.
        setIfAbsent("glass.platform", "Headless");
        setIfAbsent("prism.order", "sw");
        setIfAbsent("java.awt.headless", "true");
        try {
            Platform.startup(() -> {
            });
        } catch (IllegalStateException e) {
            // It runs already.
        }
        Platform.setImplicitExit(false);
    }

    private static void setIfAbsent(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }

    private static CompletableFuture<Picture> picture(Engine engine, Path table, int width, int height,
            boolean dark, @Nullable Panel panel, @Nullable Extra extra) {
        CompletableFuture<Picture> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                Workspace workspace = new Workspace(engine);
                MainWindow window = new MainWindow(workspace, Desk.none(), width, height);
                window.themes().choose(dark);
                workspace.openAll(List.of(table));
                window.sides().panel().shownProperty().set(panel);
                waitAndPaint(window, extra, done);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private static void waitAndPaint(MainWindow window, @Nullable Extra extra, CompletableFuture<Picture> done) {
        new AnimationTimer() {
            private int settled;
            private boolean asked;
            private boolean gauged;
            private boolean begun = extra == null;
            private @Nullable Button previewing;

            @Override
            public void handle(long now) {
                // On no stage, since a picture may be larger than the screen there is; so nobody else lays it out.
                window.scene().getRoot().applyCss();
                window.scene().getRoot().layout();
                try {
                    TableTab tab = window.workspace().selected();
                    if (tab == null || done.isDone()) {
                        finish();
                    } else {
                        Fault fault = tab.state() instanceof TabState.Failed failed ? failed.fault() : null;
                        boolean there = fault != null || isPainted(window.grid()) && window.sides().isSettled()
                                && isSettled(tab);
                        if (there && !asked) {
                            asked = true;
                            window.gauges().renew(() -> gauged = true);
                        }
                        if (there && gauged && ++settled > SETTLED) {
                            done.complete(new Picture(window.scene().snapshot(null), fault));
                            finish();
                        }
                    }
                } catch (RuntimeException e) {
                    done.completeExceptionally(e);
                    finish();
                }
            }

            /** Begins what is to be seen at work once the table is there, and waits for it. */
            private boolean isSettled(TableTab tab) {
                Table table = tab.table();
                if (!begun && table != null && extra != null) {
                    begun = true;
                    begin(tab, table, extra);
                }
                if (previewing != null) {
                    Button press = previewing;
                    previewing = null;
                    press.fire();
                }
                return window.workspace().engine().jobs().isIdle() && isSaid();
            }

            private void begin(TableTab tab, Table table, Extra what) {
                switch (what) {
                    case TASKS -> {
                        window.tasks().openProperty().set(true);
                        if (table.schema().size() > 0) {
                            tab.steps().findDuplicates(new Deduplication(
                                    List.of(ColumnNames.of(table.schema()).of(0)), Keep.FIRST, List.of(),
                                    Deduplication.Show.KEPT), new Jobs.Ending<>() {
                                        @Override
                                        public void done(Found found) {
                                            found.close();
                                        }

                                        @Override
                                        public void failed(Fault fault) {
                                            // The drawer says so, and that is what the picture is of.
                                        }
                                    });
                        }
                    }
                    case DEDUP -> {
                        window.act(Action.DEDUP_COLUMN);
                        previewing = window.scene().lookup("#dedup-preview") instanceof Button button ? button : null;
                    }
                    case EXPORT -> window.act(Action.EXPORT);
                }
            }

            /** Whether the dialog for exports, if it is there, has said how large the file would be, or why not. */
            private boolean isSaid() {
                return extra != Extra.EXPORT || window.scene().lookup("#export-go") instanceof Button go
                        && (!go.isDisabled() || window.scene().lookup("#export-said") instanceof Label said
                                && !said.getText().isEmpty());
            }

            private void finish() {
                stop();
                window.workspace().closeAll();
            }
        }.start();
    }

    private static boolean isPainted(@Nullable Grid grid) {
        return grid != null && grid.isComplete() && !grid.isNeedsLayout();
    }

    private static Picture await(CompletableFuture<Picture> done) {
        try {
            return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Fault fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            done.cancel(false);
            throw Fault.of(Fault.Kind.IO, "the window was not painted within " + PATIENCE_SECONDS + " seconds")
                    .because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.of(Fault.Kind.CANCELLED, "cancelled").because(e);
        }
    }
}
