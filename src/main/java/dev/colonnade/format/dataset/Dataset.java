package dev.colonnade.format.dataset;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Opens a folder, or what a glob stands for, as one table. */
public final class Dataset {
    private Dataset() {
    }

    /** Whether the path is a folder, or no file and written as a glob. */
    public static boolean isDataset(Path path) {
        return Files.isDirectory(path) || !Files.exists(path) && FoundFiles.isGlob(path);
    }

    /** Whether a file of this name, which need not be there, is or would be a part of the table that the folder is. */
    public static boolean isPart(Path file, Path folder) throws IOException {
        return Files.isDirectory(folder) && FoundFiles.belongs(file, folder);
    }

    /**
     * Opens all files under the path, in the order of their names.
     *
     * @param opener opens one file
     * @throws Fault naming the first file that is of another schema, or lies in other partition folders, than the first
     */
    public static Table open(Path path, Function<Path, Table> opener, Resources resources, Progress progress,
            Cancellation cancellation) {
        boolean folder = Files.isDirectory(path);
        FoundFiles found = folder ? FoundFiles.under(path) : FoundFiles.matching(path);
        if (found.files().isEmpty()) {
            String out = found.leftOut().isEmpty() ? "" : " (" + found.leftOut().size() + " others are left out)";
            throw folder
                    ? new Fault(Fault.Kind.NOT_A_TABLE, path.toString(), null,
                            "the folder has no Arrow or Parquet file in it" + out, "check that it is the right one",
                            null)
                    : new Fault(Fault.Kind.NOT_FOUND, path.toString(), null, "no file has such a name" + out,
                            "check the name", null);
        }
        PartitionKeys keys = PartitionKeys.of(found);
        List<Table> tables = new ArrayList<>();
        boolean opened = false;
        try {
            for (Path file : found.files()) {
                cancellation.check();
                progress.report("opening files", tables.size(), found.files().size());
                Table table = opener.apply(file);
                tables.add(table);
                checkSame(tables.getFirst(), table);
            }
            Table dataset = new DatasetTable(path.toString(), tables, keys, found, resources);
            opened = true;
            return dataset;
        } finally {
            if (!opened) {
                tables.forEach(Table::close);
            }
        }
    }

    private static void checkSame(Table first, Table other) {
        Schema wanted = first.schema();
        Schema schema = other.schema();
        String difference = null;
        if (schema.size() != wanted.size()) {
            difference = "has " + schema.size() + " columns where \"" + first.name() + "\" has " + wanted.size();
        }
        for (int i = 0; i < wanted.size() && difference == null; i++) {
            Field mine = schema.field(i);
            Field theirs = wanted.field(i);
            if (!mine.name().equals(theirs.name())) {
                difference = "its column " + (i + 1) + " is \"" + mine.name() + "\" where \"" + first.name()
                        + "\" has \"" + theirs.name() + '"';
            } else if (!mine.type().toString().equals(theirs.type().toString())) {
                difference = "column \"" + mine.name() + "\" is " + mine.type() + " where in \"" + first.name()
                        + "\" it is " + theirs.type();
            }
        }
        if (difference != null) {
            throw new Fault(Fault.Kind.UNSUPPORTED, other.name(), null, difference,
                    "open the files apart, or convert this one", null);
        }
    }
}
