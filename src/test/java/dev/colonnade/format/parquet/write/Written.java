package dev.colonnade.format.parquet.write;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.codec.Codec;
import dev.colonnade.codec.Compressor;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.format.out.ChannelTarget;
import dev.colonnade.format.out.Parallel;
import dev.colonnade.format.out.Target;
import dev.colonnade.memory.Resources;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Tables written as Parquet, for tests. */
public final class Written {
    private static final Codec[] CODECS = {Codec.UNCOMPRESSED, Codec.SNAPPY, Codec.GZIP, Codec.ZSTD, Codec.LZ4_RAW};

    private Written() {
    }

    /** Options drawn at random. */
    static ParquetOptions options(Random random) {
        return new ParquetOptions(CODECS[random.nextInt(CODECS.length)], Compressor.DEFAULT_LEVEL,
                random.nextBoolean() ? 1 + random.nextInt(3000) : ParquetOptions.ROW_GROUP_ROWS, random.nextBoolean(),
                random.nextInt(4) > 0, Set.of(), List.of(), "colonnade test");
    }

    /** The columns of the table that Parquet can hold. */
    public static int[] columns(Table table) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < table.schema().size(); i++) {
            try {
                ParquetWriter.check(new Schema(List.of(table.schema().field(i))), Set.of());
                columns.add(i);
            } catch (Fault e) {
                if (e.kind() != Fault.Kind.USAGE) {
                    throw e;
                }
            }
        }
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    /** @param encoded whether columns are taken as the table stores them */
    public static void write(Table table, int[] columns, Path to, ParquetOptions options, boolean encoded, int most,
            Resources resources) throws IOException {
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
                ParquetWriter writer = writer(table, columns, options, new ChannelTarget(channel), resources)) {
            for (long at = 0; at < table.rowCount();) {
                RowRange rows = RowRange.of(at, Math.min(table.rowCount(), at + most));
                try (Batch batch = encoded
                        ? table.readEncoded(rows, columns, Cancellation.NEVER)
                        : table.read(rows, columns, Cancellation.NEVER)) {
                    writer.write(batch.columns(), batch.length());
                    at = batch.rows().to();
                }
            }
            writer.finish();
        }
    }

    private static ParquetWriter writer(Table table, int[] columns, ParquetOptions options, Target target,
            Resources resources) throws IOException {
        List<Field> fields = new ArrayList<>();
        List<Field> declared = new ArrayList<>();
        for (int column : columns) {
            fields.add(table.schema().field(column));
            declared.add(table.declared(column));
        }
        return new ParquetWriter(new Schema(fields, table.schema().metadata()),
                new Schema(declared, table.schema().metadata()), options, target, Parallel.NONE, resources.held(),
                32 << 20);
    }
}
