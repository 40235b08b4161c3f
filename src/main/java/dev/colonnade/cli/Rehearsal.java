package dev.colonnade.cli;

import dev.colonnade.base.Cancellation;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Runs each command once, so that the JVM can record what commands load: the AOT cache beside the launcher is made of
 * it when the program is packaged. Leaves the sample it was told to make, and the same as Parquet beside it.
 */
public final class Rehearsal {
    private Rehearsal() {
    }

    /** @param args the sample to make and to read, ending in {@code .arrow} */
    public static void main(String[] args) throws java.io.IOException {
        String table = args[0];
        run("--version");
        run("--help");
        run("generate", "--rows", "20000", "--columns", "12", "-o", table);
        run("schema", table);
        run("inspect", table, "--pages");
        run("inspect", table, "--json");
        run("count", table);
        run("count", table, "--json");
        run("count", "no such file");
        run("head", table);
        run("head", table, "-n", "1000", "--json");
        run("cat", table, "--format", "jsonl");
        run("cat", table, "--format", "csv", "--columns", "id,name");
        run("cat", table, "--format", "arrow");
        // Parquet is read by other classes than Arrow is, and is what most people open.
        String parquet = table.substring(0, table.length() - ".arrow".length()) + ".parquet";
        run("convert", table, "-o", parquet);
        run("schema", parquet);
        run("count", parquet);
        run("head", parquet);
        run("head", parquet, "-n", "1000", "--json");
        run("head", parquet, "--where", "id > 100");
        // What takes long in the hands of people is told to the compiler beforehand.
        String large = parquet.replace(".parquet", "-large.parquet");
        String part = parquet.replace(".parquet", "-part.parquet");
        String text = parquet.replace(".parquet", ".csv");
        run("generate", "--rows", "400000", "--columns", "12", "-o", large);
        run("convert", large, "-o", part, "--where", "id % 2 = 0", "--compression", "zstd");
        run("count", large, "--where", "name LIKE '%1%' AND id > 100");
        run("sort", large, "--by", "-id", "-o", part);
        run("dedup", large, "--keys", "name", "-o", part);
        run("convert", large, "-o", text);
        for (String made : new String[]{large, part, text}) {
            java.nio.file.Files.deleteIfExists(java.nio.file.Path.of(made));
        }
        run("cat", "--help");
        run("cat", table, "--columns", "nmae");
    }

    private static void run(String... args) {
        Cli.run(args, OutputStream.nullOutputStream(), new PrintStream(OutputStream.nullOutputStream()),
                new Cancellation());
    }
}
