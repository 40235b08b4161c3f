package dev.colonnade.task.generate;

import dev.colonnade.task.Task;
import dev.colonnade.task.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes sample data to a file; the result is how many bytes it has. */
public record GenerateTask(Generate generate, Path target) implements Task<Long> {
    @Override
    public String name() {
        return "generate";
    }

    @Override
    public Long run(Work work) throws IOException {
        generate.writeTo(target, work.memory(), (count, piece) -> work.parallel(count, piece::accept),
                work.resources().budget().limit() / 4, work.progress(), work.cancellation());
        long bytes = Files.size(target);
        work.metrics().written(generate.rows(), bytes);
        work.metrics().filesProcessed(1);
        return bytes;
    }
}
