package dev.colonnade.bench;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;

/**
 * A full scan of a compressed Arrow file: every value of every column read and summed, by this reader and by arrow-java's,
 * in turns, after their sums were found equal. The LZ4 file is a hundredth of that, since the compressor behind arrow-java takes time in the square of a buffer. DuckDB's Java driver reads no Arrow IPC files by itself (that is an
 * extension to be downloaded), so it has no part here.
 */
public final class CompressedArrowScan {
    private static final int BATCH = 1 << 17;

    private CompressedArrowScan() {
    }

    public static void main(String[] args) throws IOException {
        long rows = args.length > 0 ? Long.parseLong(args[0]) : 5_000_000;
        Path folder = Files.createTempDirectory("bench");
        for (CodecType codec : List.of(CodecType.LZ4_FRAME, CodecType.ZSTD)) {
            Path file = folder.resolve(codec + ".arrow");
            write(file, codec == CodecType.LZ4_FRAME ? rows / 100 : rows, codec);
            System.out.println(run(file, codec.name(), 5));
            Files.delete(file);
        }
        Files.delete(folder);
    }

    static void write(Path file, long rows, CodecType codec) throws IOException {
        Random random = new Random(3);
        try (RootAllocator allocator = new RootAllocator();
                BigIntVector ids = new BigIntVector("id", allocator);
                IntVector codes = new IntVector("code", allocator);
                Float8Vector prices = new Float8Vector("price", allocator);
                VarCharVector names = new VarCharVector("name", allocator);
                VectorSchemaRoot root = new VectorSchemaRoot(List.of(ids, codes, prices, names));
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                ArrowFileWriter writer = new ArrowFileWriter(root, null, channel, Map.of(), IpcOption.DEFAULT,
                        CommonsCompressionFactory.INSTANCE, codec)) {
            writer.start();
            for (long at = 0; at < rows; at += BATCH) {
                int count = (int) Math.min(BATCH, rows - at);
                ids.allocateNew(count);
                codes.allocateNew(count);
                prices.allocateNew(count);
                names.allocateNew(count * 12L, count);
                for (int i = 0; i < count; i++) {
                    ids.set(i, at + i);
                    codes.set(i, random.nextInt(1000));
                    prices.set(i, random.nextInt(100_000) / 100.0);
                    names.setSafe(i,
                            ("name " + random.nextInt(5000)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
                root.setRowCount(count);
                writer.writeBatch();
            }
            writer.end();
        }
    }

    static String run(Path file, String codec, int rounds) throws IOException {
        long ours = scan(file);
        long theirs = scanWithArrowJava(file);
        if (ours != theirs) {
            throw new IllegalStateException("sums differ: " + ours + " and " + theirs);
        }
        double[] mine = new double[rounds];
        double[] other = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            scan(file);
            mine[i] = (System.nanoTime() - start) / 1e6;
            start = System.nanoTime();
            scanWithArrowJava(file);
            other[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(mine);
        Arrays.sort(other);
        return String.format(Locale.ROOT, "%s, %,d bytes: %.0f ms beside arrow-java's %.0f ms, %.2f of its time", codec,
                Files.size(file), mine[rounds / 2], other[rounds / 2], mine[rounds / 2] / other[rounds / 2]);
    }

    private static long scan(Path file) {
        Resources resources = new Resources(512 << 20);
        long sum = 0;
        try (Table table = Openers.open(file, resources, Progress.NONE, Cancellation.NEVER)) {
            int[] columns = table.schema().all();
            for (long at = 0; at < table.rowCount();) {
                try (Batch batch = table.read(RowRange.of(at, table.rowCount()), columns, Cancellation.NEVER)) {
                    for (Column column : batch.columns()) {
                        sum += sum(column);
                    }
                    at = batch.rows().to();
                }
            }
        }
        return sum;
    }

    private static long sum(Column column) {
        long sum = 0;
        switch (column) {
            case FixedColumn c when c.width() == 4 -> {
                for (int i = 0; i < c.length(); i++) {
                    sum += c.getInt(i);
                }
            }
            case FixedColumn c -> {
                for (int i = 0; i < c.length(); i++) {
                    sum += c.getLong(i);
                }
            }
            case BytesColumn c -> {
                for (int i = 0; i < c.length(); i++) {
                    sum += c.size(i);
                }
            }
            case DictionaryColumn c -> sum += c.length();
            default -> throw new IllegalStateException("no sum of " + column.type());
        }
        return sum;
    }

    private static long scanWithArrowJava(Path file) throws IOException {
        long sum = 0;
        try (RootAllocator allocator = new RootAllocator();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                ArrowFileReader reader = new ArrowFileReader(channel, allocator, CommonsCompressionFactory.INSTANCE)) {
            while (reader.loadNextBatch()) {
                VectorSchemaRoot root = reader.getVectorSchemaRoot();
                for (FieldVector vector : root.getFieldVectors()) {
                    int count = root.getRowCount();
                    var data = vector.getDataBuffer();
                    if (vector instanceof BaseVariableWidthVector bytes) {
                        for (int i = 0; i < count; i++) {
                            sum += bytes.getValueLength(i);
                        }
                    } else if (((BaseFixedWidthVector) vector).getTypeWidth() == 4) {
                        for (int i = 0; i < count; i++) {
                            sum += data.getInt(i * 4L);
                        }
                    } else {
                        for (int i = 0; i < count; i++) {
                            sum += data.getLong(i * 8L);
                        }
                    }
                }
            }
        }
        return sum;
    }
}
