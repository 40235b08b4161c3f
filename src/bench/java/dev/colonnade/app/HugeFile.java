package dev.colonnade.app;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.work.Engine;
import dev.colonnade.app.work.Workspace;
import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.memory.Resources;
import dev.colonnade.task.generate.Generate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * The window over a file many times larger than the heap: opens it, and looks at places all over it. Run it with a small
 * heap. Arguments: the file, which is made if there is none; its rows (325,000,000 are 20 GB); places to look at.
 */
public final class HugeFile {
    private static final long PATIENCE_SECONDS = 60;

    private HugeFile() {
    }

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        Resources resources = new Resources(128 << 20);
        if (!Files.exists(file)) {
            new Generate(Long.parseLong(args[1]), Generate.DEFAULT_COLUMNS, 1, false).writeTo(file, resources.held(),
                    Progress.NONE, Cancellation.NEVER);
        }
        Platform.startup(() -> {
        });
        System.out.println(look(file, resources, Integer.parseInt(args[2])));
        Runtime.getRuntime().halt(0);
    }

    private static String look(Path file, Resources resources, int places) throws Exception {
        Engine engine = Engine.of(resources, Platform::runLater);
        long begin = System.nanoTime();
        MainWindow window = onFx(() -> {
            MainWindow made = new MainWindow(new Workspace(engine), Desk.none(), 1280, 800);
            made.workspace().openAll(List.of(file));
            made.show(new Stage());
            return made;
        });
        untilPainted(window);
        double opened = millis(begin);
        long rows = onFx(() -> grid(window).cache().view().rowCount());
        Random random = new Random(1);
        double longest = 0;
        for (int i = 0; i < places; i++) {
            long row = i == 0 ? rows - 1 : random.nextLong(rows);
            long start = System.nanoTime();
            onFx(() -> {
                grid(window).jumpTo(row, 0);
                grid(window).layout();
                return true;
            });
            untilPainted(window);
            longest = Math.max(longest, millis(start));
        }
        return String.format(Locale.ROOT,
                "%.2f GB, %,d rows, heap at most %d MB: painted after %.0f ms; %d places, the longest %.0f ms; "
                        + "anonymous memory at the end %d MB",
                Files.size(file) / 1e9, rows, Runtime.getRuntime().maxMemory() / 1_000_000, opened, places, longest,
                anonymous());
    }

    private static Grid grid(MainWindow window) {
        Grid grid = window.grid();
        if (grid == null) {
            throw new IllegalStateException("no table is shown");
        }
        return grid;
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private static void untilPainted(MainWindow window) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!onFx(() -> window.grid() != null && grid(window).isComplete() && !grid(window).isNeedsLayout())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not painted within " + PATIENCE_SECONDS + " seconds");
            }
            Thread.sleep(1);
        }
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Megabytes; -1 where the kernel does not tell. */
    private static long anonymous() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.isReadable(status)
                ? -1
                : Files.readAllLines(status).stream().filter(line -> line.startsWith("RssAnon:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000).sum();
    }
}
