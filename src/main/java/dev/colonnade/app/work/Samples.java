package dev.colonnade.app.work;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.task.generate.Generate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Makes a table to try things on, in a place for files that need not last. */
public final class Samples {
    private static final long ROWS = 1_000_000;
    private static final int COLUMNS = 12;

    private Samples() {
    }

    /**
     * Writes a sample and says where, later and on the thread that paints.
     *
     * @param failed told why there is none
     */
    public static void make(Engine engine, Consumer<Path> made, Consumer<Fault> failed) {
        engine.background().execute(() -> {
            try {
                Path folder = Files.createTempDirectory("colonnade");
                Path file = folder.resolve("sample.arrow");
                folder.toFile().deleteOnExit();
                file.toFile().deleteOnExit();
                new Generate(ROWS, COLUMNS, 1, false).writeTo(file, engine.resources().held(), Progress.NONE,
                        Cancellation.NEVER);
                engine.ui().execute(() -> made.accept(file));
            } catch (Fault fault) {
                engine.ui().execute(() -> failed.accept(fault));
            } catch (IOException e) {
                Fault fault = Fault.of(Fault.Kind.IO, "no sample can be written: " + e.getMessage())
                        .advise("make room in the folder for temporary files").because(e);
                engine.ui().execute(() -> failed.accept(fault));
            }
        });
    }
}
