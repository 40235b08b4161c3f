package dev.colonnade.app;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.work.Engine;
import dev.colonnade.app.work.TabState;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.app.work.Workspace;
import dev.colonnade.base.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/** Takes a picture of the window as it shows a table, on a machine with or without a display. */
public final class Snapshot {
    private static final long PATIENCE_SECONDS = 60;
    /** Pulses after the last cell came, so that styles and layout that follow from it are through as well. */
    private static final int SETTLED = 3;

    private Snapshot() {
    }

    /**
     * Writes a picture of the window. Returns when every cell in it is painted; a table that cannot be opened is an
     * error, not a picture of one. Starts the toolkit without a display unless it runs already, in which case it must
     * not be called on its thread.
     *
     * @param width of the window, in pixels
     * @param panel what stands open beside the table, by name; null for none
     * @throws Fault if the table cannot be opened, the panel is not known, or the picture not written
     */
    public static void take(Path table, Path png, int width, int height, boolean dark, @Nullable String panel) {
        if (panel != null) {
            throw Fault.of(Fault.Kind.USAGE, "there is no panel \"" + panel + "\"").advise("leave the panel out");
        }
        if (width < 200 || height < 200 || width > 10_000 || height > 10_000) {
            throw Fault.of(Fault.Kind.USAGE, "a picture of " + width + " x " + height + " pixels")
                    .advise("choose between 200 and 10000 each way");
        }
        try (Engine engine = Engine.of(Window.resources(), Platform::runLater)) {
            take(engine, table, png, width, height, dark);
        }
    }

    static void take(Engine engine, Path table, Path png, int width, int height, boolean dark) {
        startWithoutDisplay();
        WritableImage image = await(picture(engine, table, width, height, dark));
        try {
            PngFile.write(image, png);
        } catch (IOException e) {
            throw new Fault(Fault.Kind.IO, png.toString(), null, "the picture cannot be written: " + e.getMessage(),
                    "check the folder", e);
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

    private static CompletableFuture<WritableImage> picture(Engine engine, Path table, int width, int height,
            boolean dark) {
        CompletableFuture<WritableImage> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                Workspace workspace = new Workspace(engine);
                MainWindow window = new MainWindow(workspace, Desk.none(), width, height);
                window.themes().choose(dark);
                workspace.openAll(List.of(table));
                waitAndPaint(window, done);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private static void waitAndPaint(MainWindow window, CompletableFuture<WritableImage> done) {
        new AnimationTimer() {
            private int settled;

            @Override
            public void handle(long now) {
                // On no stage, since a picture may be larger than the screen there is; so nobody else lays it out.
                window.scene().getRoot().applyCss();
                window.scene().getRoot().layout();
                try {
                    TableTab tab = window.workspace().selected();
                    if (tab == null || done.isDone()) {
                        finish();
                    } else if (tab.state() instanceof TabState.Failed failed) {
                        done.completeExceptionally(failed.fault());
                        finish();
                    } else if (isPainted(window.grid()) && ++settled > SETTLED) {
                        done.complete(window.scene().snapshot(null));
                        finish();
                    }
                } catch (RuntimeException e) {
                    done.completeExceptionally(e);
                    finish();
                }
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

    private static WritableImage await(CompletableFuture<WritableImage> done) {
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
