package dev.colonnade.app.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import dev.colonnade.task.generate.Generate;
import dev.colonnade.view.TableView;
import dev.colonnade.view.WindowCache;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At the far end of a table that is wider and longer than the grid, the scroll bar covers nothing. */
class LastColumnTest {
    @TempDir
    Path folder;

    @Test
    void theLastColumnEndsBesideTheScrollBar() {
        GridFrames.start();
        Path file = folder.resolve("t.arrow");
        Resources resources = new Resources(64 << 20);
        new Generate(5_000, 30, 1, false).writeTo(file, resources.held(), Progress.NONE, Cancellation.NEVER);
        try (Table table = Openers.open(file, resources, Progress.NONE, Cancellation.NEVER);
                ExecutorService loaders = Executors.newFixedThreadPool(1)) {
            CompletableFuture<double[]> edges = new CompletableFuture<>();
            Platform.runLater(() -> look(table, loaders, edges));
            double[] seen = edges.orTimeout(30, TimeUnit.SECONDS).join();
            assertThat(seen[0]).as("right edge of the last column").isEqualTo(seen[1]);
        }
    }

    private static void look(Table table, ExecutorService loaders, CompletableFuture<double[]> edges) {
        WindowCache cache = new WindowCache(TableView.of(table), loaders, new WindowCache.Listener() {
            @Override
            public void arrived() {
                // What is in the cells is of no account.
            }

            @Override
            public void failed(Fault fault) {
                edges.completeExceptionally(fault);
            }
        }, 4 << 20);
        Stage stage = new Stage();
        Grid grid = GridFrames.show(cache, stage, 20, 6);
        stage.show();
        grid.jumpTo(0, 29);
        for (int i = 0; i < 3; i++) {
            grid.requestLayout();
            grid.applyCss();
            grid.layout();
        }
        ColumnAxis columns = grid.columns();
        edges.complete(new double[]{Math.rint(columns.left(29) + columns.width(29)), Math.rint(columns.view())});
        stage.close();
        cache.close();
    }
}
