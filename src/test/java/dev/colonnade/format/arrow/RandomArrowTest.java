package dev.colonnade.format.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Finding;
import dev.colonnade.format.Table;
import dev.colonnade.format.verify.TableVerifier;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.TestResources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.types.pojo.Schema;

/** Random schemas and data written by arrow-java in every shape, read back by ours; and the same files damaged. */
class RandomArrowTest {
    private static final CodecType[] CODECS = {CodecType.NO_COMPRESSION, CodecType.LZ4_FRAME, CodecType.ZSTD};

    /** What was written: the bytes, and the rows that arrow-java says are in them. */
    private record Written(byte[] bytes, List<String> rows, org.apache.arrow.vector.types.pojo.Schema schema) {}

    @Property(tries = 300)
    void whatArrowJavaWritesReadsBack(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Written written = write(random, CODECS[random.nextInt(3)], random.nextBoolean(), false);
        check(random, written);
    }

    @Property(tries = 150)
    void whatABigEndianWriterWritesReadsBack(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        check(random, write(random, CodecType.NO_COMPRESSION, false, true));
    }

    private static void check(Random random, Written written) throws IOException {
        Path file = Files.createTempFile("random", ".arrow");
        TestResources opener = new TestResources(64 << 20);
        try {
            Files.write(file, written.bytes);
            try (Table table = opener.open(file)) {
                Rows.assertEqual(Rows.of(table), written.rows, table.schema().fields());
                long from = random.nextLong(table.rowCount() + 1);
                RowRange range = RowRange.of(from, random.nextLong(from, table.rowCount() + 1));
                assertThat(Rows.of(table, range, table.schema().all()))
                        .isEqualTo(Rows.of(table).subList((int) range.from(), (int) range.to()));
                int column = random.nextInt(table.schema().size());
                List<String> alone = Rows.of(table, range, new int[]{column});
                List<String> expected = new ArrayList<>();
                for (String row : written.rows.subList((int) range.from(), (int) range.to())) {
                    expected.add("[" + new com.fasterxml.jackson.databind.ObjectMapper()
                            .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                            .readTree(row).get(column) + "]");
                }
                Rows.assertEqual(alone, expected, List.of(table.schema().field(column)));
                List<Finding> findings = new ArrayList<>();
                TableVerifier.verify(table, findings::add, Progress.NONE, Cancellation.NEVER);
                // Random bits in a date64 are no whole days.
                findings.removeIf(finding -> finding.problem().contains("date64"));
                assertThat(findings).isEmpty();
            }
            assertThat(opener.isAllReturned()).isTrue();
        } finally {
            Files.delete(file);
        }
    }

    /** Ten thousand files with some bytes changed: rows or a fault, and nothing kept. */
    @Property(tries = 400)
    void damageEndsInRowsOrAFault(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] sound = write(random, CODECS[random.nextInt(3)], random.nextBoolean(), false).bytes;
        Path file = Files.createTempFile("damaged", ".arrow");
        try {
            for (int i = 0; i < 25; i++) {
                Files.write(file, damage(sound.clone(), random));
                TestResources opener = new TestResources(64 << 20);
                try (Table table = opener.open(file)) {
                    // Damage may make a table of very many rows without storage (nulls): some of them will do.
                    RowRange range = RowRange.of(0, Math.min(table.rowCount(), 2_000));
                    assertThat(Rows.of(table, range, table.schema().all())).hasSize((int) range.size());
                } catch (Fault e) {
                    assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n", "Exception");
                }
                assertThat(opener.isAllReturned()).isTrue();
            }
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] damage(byte[] bytes, Random random) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> {
                    for (int j = at; j < Math.min(bytes.length, at + 4); j++) {
                        bytes[j] = (byte) 0xFF;
                    }
                }
                default -> {
                    byte[] shorter = new byte[at];
                    System.arraycopy(bytes, 0, shorter, 0, at);
                    if (random.nextInt(8) == 0) {
                        return shorter;
                    }
                }
            }
        }
        return bytes;
    }

    private static Written write(Random random, CodecType codec, boolean file, boolean bigEndian) throws IOException {
        RandomVectors vectors = new RandomVectors(random);
        Schema schema = new Schema(vectors.fields(1 + random.nextInt(6)));
        List<String> rows = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int batches = random.nextInt(4);
        try (RootAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator)) {
            if (bigEndian) {
                BigEndianStream stream = new BigEndianStream(schema, out);
                for (int i = 0; i < batches; i++) {
                    fill(root, vectors, random, rows, allocator);
                    stream.write(root);
                }
                stream.end();
            } else {
                CompressionCodec.Factory codecs = codec == CodecType.NO_COMPRESSION
                        ? NoCompressionCodec.Factory.INSTANCE
                        : CommonsCompressionFactory.INSTANCE;
                try (ArrowWriter writer = file
                        ? new ArrowFileWriter(root, null, Channels.newChannel(out), java.util.Map.of(),
                                IpcOption.DEFAULT, codecs, codec)
                        : new ArrowStreamWriter(root, null, Channels.newChannel(out), IpcOption.DEFAULT, codecs,
                                codec)) {
                    writer.start();
                    for (int i = 0; i < batches; i++) {
                        fill(root, vectors, random, rows, allocator);
                        writer.writeBatch();
                    }
                    writer.end();
                }
            }
        }
        return new Written(out.toByteArray(), rows, schema);
    }

    private static void fill(VectorSchemaRoot root, RandomVectors vectors, Random random, List<String> rows,
            RootAllocator allocator) {
        int count = random.nextInt(5) == 0 ? 0 : random.nextInt(70);
        for (FieldVector vector : root.getFieldVectors()) {
            try (FieldVector drawn = vectors.vector(vector.getField(), allocator, count)) {
                drawn.makeTransferPair(vector).transfer();
            }
        }
        root.setRowCount(count);
        for (int row = 0; row < count; row++) {
            StringBuilder text = new StringBuilder("[");
            for (FieldVector vector : root.getFieldVectors()) {
                text.append(text.length() == 1 ? "" : ",");
                OracleText.write(vector, row, text);
            }
            rows.add(text.append(']').toString());
        }
    }
}
