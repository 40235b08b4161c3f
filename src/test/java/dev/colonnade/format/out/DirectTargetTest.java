package dev.colonnade.format.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.memory.Budget;
import dev.colonnade.memory.HeldMemory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written around the cache is what was given, whatever its pieces are and wherever the cache has to help out. */
class DirectTargetTest {
    private static final int BLOCK = 64 << 10;
    private static final long FROM = 2 * BLOCK;

    private final HeldMemory memory = new HeldMemory(new Budget(1 << 20));
    private final Path file;
    private final FileChannel channel;

    DirectTargetTest(@TempDir Path folder) throws IOException {
        file = folder.resolve("out");
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @AfterEach
    void close() throws IOException {
        channel.close();
        assertThat(memory.inUse()).isZero();
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Hands all of it over in pieces of any size, each spoiled as soon as it may be. */
    private static void write(Target target, byte[] bytes, Random random, int most) throws IOException {
        for (int at = 0; at < bytes.length;) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(most));
            byte[] piece = Arrays.copyOfRange(bytes, at, at + length);
            target.write(MemorySegment.ofArray(piece));
            at += length;
            if (random.nextInt(4) == 0) {
                target.flush();
                Arrays.fill(piece, (byte) 0);
            }
        }
    }

    @Test
    void files_of_any_length_come_out_as_they_went_in() throws IOException {
        Random random = new Random(5);
        long[] lengths = {0, 1, FROM - 1, FROM, FROM + 1, FROM + BLOCK - 1, FROM + BLOCK, FROM + BLOCK + 1,
                FROM + 3 * BLOCK, FROM + 20 * BLOCK + 77};
        for (long length : lengths) {
            for (int most : new int[]{5000, BLOCK, 7 * BLOCK}) {
                channel.truncate(0).position(0);
                byte[] given = bytes(random, (int) length);
                try (DirectTarget target = new DirectTarget(file, channel, memory, FROM, BLOCK)) {
                    write(target, given, random, most);
                    target.finish();
                }
                assertThat(Files.readAllBytes(file)).as("%d bytes, pieces up to %d", length, most).isEqualTo(given);
            }
        }
    }

    @Test
    void a_file_that_is_begun_anew_has_nothing_of_the_first() throws IOException {
        Random random = new Random(6);
        byte[] given = bytes(random, (int) FROM + 5 * BLOCK + 3);
        try (DirectTarget target = new DirectTarget(file, channel, memory, FROM, BLOCK)) {
            write(target, bytes(random, (int) FROM + 9 * BLOCK + 1), random, BLOCK);
            target.restart();
            channel.truncate(0).position(0);
            write(target, given, random, BLOCK);
            target.finish();
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(given);
    }

    @Test
    void without_memory_for_blocks_the_cache_takes_it() throws IOException {
        HeldMemory little = new HeldMemory(new Budget(BLOCK));
        byte[] given = bytes(new Random(7), (int) FROM + 3 * BLOCK + 3);
        try (DirectTarget target = new DirectTarget(file, channel, little, FROM, BLOCK)) {
            write(target, given, new Random(8), BLOCK);
            target.finish();
        }
        assertThat(little.inUse()).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(given);
    }

    @Test
    void where_direct_writes_may_not_begin_there_are_none() {
        assertThat(BlockWriter.open(file, channel, memory, 1, BLOCK)).isNull();
        assertThat(BlockWriter.open(file, channel, memory, 0, BLOCK + 1)).isNull();
        assertThat(BlockWriter.open(file.resolveSibling("missing"), channel, memory, 0, BLOCK)).isNull();
    }

    @Test
    void a_block_that_cannot_be_written_is_an_error_and_not_the_end() throws IOException {
        FileChannel readOnly = FileChannel.open(file, StandardOpenOption.WRITE);
        readOnly.close();
        BlockWriter writer = BlockWriter.open(file, readOnly, memory, 0, BLOCK);
        org.junit.jupiter.api.Assumptions.assumeTrue(writer != null, "direct writes are known here");
        try (writer) {
            // The last piece, shorter than a block, needs the other channel, which is closed.
            writer.write(MemorySegment.ofArray(bytes(new Random(9), 3 * BLOCK + 1)));
            assertThatThrownBy(writer::finish).isInstanceOf(IOException.class);
        }
    }
}
