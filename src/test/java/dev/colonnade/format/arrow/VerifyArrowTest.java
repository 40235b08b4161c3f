package dev.colonnade.format.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.format.Finding;
import dev.colonnade.format.Table;
import dev.colonnade.format.verify.TableVerifier;
import dev.colonnade.testing.TestData;
import dev.colonnade.testing.TestResources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Sound files are found sound; each kind of damage is found, at its place. */
class VerifyArrowTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> theFormatsOwnFilesAreSound() {
        return TestData.files("arrow-testing").stream()
                .filter(file -> TestData.expected(file) != null)
                .map(file -> DynamicTest.dynamicTest(TestData.label(file), () -> {
                    List<Finding> findings = verify(file);
                    if (file.toString().contains("0.14.1") || file.toString().contains("1.0.0")) {
                        // Their generator drew values without regard to precision or the length of a day.
                        assertThat(findings).allMatch(finding -> finding.kind() == Finding.Kind.VALUE);
                    } else {
                        assertThat(findings).isEmpty();
                    }
                }));
    }

    private static List<Finding> verify(Path file) {
        TestResources opener = new TestResources(64 << 20);
        List<Finding> findings = new ArrayList<>();
        try (Table table = opener.open(file)) {
            TableVerifier.verify(table, findings::add, Progress.NONE, Cancellation.NEVER);
        }
        assertThat(opener.isAllReturned()).isTrue();
        return findings;
    }

    @Test
    void textThatIsNotUtf8() throws IOException {
        byte[] file = sound();
        replace(file, "gamma".getBytes(StandardCharsets.UTF_8), new byte[]{'g', (byte) 0xC3, 'm', 'm', 'a'});
        assertThat(verify(save(file))).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.UTF8);
            assertThat(finding.place()).isEqualTo("record batch 0, column \"name\"");
            assertThat(finding.problem()).isEqualTo("1 of 4 are not valid UTF-8, the first at 2");
        });
    }

    @Test
    void offsetsThatFall() throws IOException {
        byte[] file = sound();
        replace(file, ints(0, 5, 9, 14, 14), ints(0, 5, 3, 14, 14));
        assertThat(verify(save(file))).extracting(Finding::kind).containsOnly(Finding.Kind.OFFSETS);
    }

    @Test
    void decimalsOfTooManyDigits() throws IOException {
        byte[] file = sound();
        replace(file, ints(1234, 0, 0, 0), ints(100_000, 0, 0, 0));
        assertThat(verify(save(file))).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.VALUE);
            assertThat(finding.place()).contains("\"price\"");
        });
    }

    @Test
    void nullsThatDoNotCountUp() throws IOException {
        byte[] file = sound();
        // The validity of "name" is 0b0111: a fourth value turns up that the node calls null.
        byte[] validity = {7, 0, 0, 0, 0, 0, 0, 0};
        replace(file, validity, new byte[]{15, 0, 0, 0, 0, 0, 0, 0});
        assertThat(verify(save(file))).extracting(Finding::kind).contains(Finding.Kind.COUNT);
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private Path save(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("damaged.arrow"), bytes);
    }

    /** Replaces the first place where {@code what} stands. */
    private static void replace(byte[] in, byte[] what, byte[] by) {
        for (int at = 0; at + what.length <= in.length; at++) {
            if (java.util.Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                System.arraycopy(by, 0, in, at, by.length);
                return;
            }
        }
        throw new AssertionError("the file does not hold what was to be damaged");
    }

    /** Four rows: names of which the last is null, and prices of at most five digits. */
    private static byte[] sound() throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        try (RootAllocator allocator = new RootAllocator();
                VarCharVector names = new VarCharVector("name", allocator);
                DecimalVector prices = new DecimalVector("price", allocator, 5, 2);
                VectorSchemaRoot root = new VectorSchemaRoot(List.of(names, prices));
                ArrowFileWriter writer = new ArrowFileWriter(root, null, Channels.newChannel(out))) {
            names.allocateNew(4);
            prices.allocateNew(4);
            String[] values = {"alpha", "beta", "gamma"};
            for (int i = 0; i < 4; i++) {
                if (i < 3) {
                    names.setSafe(i, values[i].getBytes(StandardCharsets.UTF_8));
                } else {
                    names.setNull(i);
                }
                prices.setSafe(i, 1234 + i);
            }
            root.setRowCount(4);
            writer.start();
            writer.writeBatch();
            writer.end();
        }
        return out.toByteArray();
    }
}
