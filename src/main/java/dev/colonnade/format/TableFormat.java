package dev.colonnade.format;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.memory.MappedFile;
import dev.colonnade.memory.Resources;

/** One file format: how to know it and how to open it. A further format is one package and one line in the list of them. */
public interface TableFormat {
    /** As people say it: {@code Arrow}, {@code Parquet}. */
    String name();

    /** Whether the content is of this format, by its magic numbers; whether it is sound shows when it is opened. */
    boolean recognises(MappedFile file);

    /**
     * Opens the file, reading no more than it takes to know its schema and where its rows are.
     *
     * @param file retained by the table for as long as it is open; the caller closes its own share
     * @param name what the table is to be called
     * @throws dev.colonnade.base.Fault
     */
    Table open(MappedFile file, String name, Resources resources, Progress progress, Cancellation cancellation);
}
