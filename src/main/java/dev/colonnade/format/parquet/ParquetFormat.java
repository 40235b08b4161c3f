package dev.colonnade.format.parquet;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.format.OpenOptions;
import dev.colonnade.format.Table;
import dev.colonnade.format.TableFormat;
import dev.colonnade.memory.MappedFile;
import dev.colonnade.memory.Resources;

/** Parquet files, by the four bytes they begin and end with. */
public final class ParquetFormat implements TableFormat {
    private final OpenOptions options;

    public ParquetFormat(OpenOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "Parquet";
    }

    @Override
    public boolean recognises(MappedFile file) {
        return FileTail.isParquet(file.bytes());
    }

    @Override
    public Table open(MappedFile file, String name, Resources resources, Progress progress,
            Cancellation cancellation) {
        file.retain();
        try {
            return ParquetTable.open(file, name, resources, options);
        } catch (InternalError e) {
            file.close();
            throw file.explain(e);
        } catch (Throwable e) {
            file.close();
            throw e;
        }
    }
}
