package dev.colonnade.format.open;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.format.OpenOptions;
import dev.colonnade.format.Table;
import dev.colonnade.format.TableFormat;
import dev.colonnade.format.arrow.ArrowFormat;
import dev.colonnade.format.dataset.Dataset;
import dev.colonnade.format.parquet.ParquetFormat;
import dev.colonnade.memory.MappedFile;
import dev.colonnade.memory.Resources;
import java.nio.file.Path;
import java.util.List;

/** Opens whatever a path stands for. The one place that lists the formats. */
public final class Openers {
    private static List<TableFormat> formats(OpenOptions options) {
        return List.of(new ArrowFormat(), new ParquetFormat(options));
    }

    private Openers() {
    }

    /**
     * Opens a file by its content, whatever its name ends in; or a folder, or what a glob stands for, as one table.
     *
     * @throws Fault naming the file
     */
    public static Table open(Path path, Resources resources, Progress progress, Cancellation cancellation) {
        return open(path, resources, OpenOptions.DEFAULT, progress, cancellation);
    }

    /** The same, with keys or whatever else the file takes. */
    public static Table open(Path path, Resources resources, OpenOptions options, Progress progress,
            Cancellation cancellation) {
        return Dataset.isDataset(path)
                ? Dataset.open(path, file -> openFile(file, resources, options, Progress.NONE, cancellation), resources,
                        progress, cancellation)
                : openFile(path, resources, options, progress, cancellation);
    }

    private static Table openFile(Path path, Resources resources, OpenOptions options, Progress progress,
            Cancellation cancellation) {
        String name = path.toString();
        try (MappedFile file = resources.files().open(path)) {
            if (file.size() == 0) {
                throw Fault.of(Fault.Kind.NOT_A_TABLE, "the file is empty").advise("check how it was written");
            }
            for (TableFormat format : formats(options)) {
                if (format.recognises(file)) {
                    return format.open(file, name, resources, progress, cancellation);
                }
            }
            throw Fault.of(Fault.Kind.NOT_A_TABLE, "neither an Arrow nor a Parquet file")
                    .advise("check that it is complete and of one of these formats");
        } catch (Fault e) {
            throw e.in(name);
        }
    }
}
