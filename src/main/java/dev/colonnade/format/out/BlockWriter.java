package dev.colonnade.format.out;

import com.sun.nio.file.ExtendedOpenOption;
import dev.colonnade.base.Fault;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rest of a file in blocks that go from our memory to the disk, past the system's cache. A thread of its own
 * does that, so that the disk works while the next blocks are made. A block that is refused goes through the cache.
 */
final class BlockWriter implements AutoCloseable {
    /** One is filled, one is written, and one waits. */
    private static final int BLOCKS = 3;
    private static final long PAGE = 4096;

    private record Block(HeldBuffer held, MemorySegment bytes) {}

    /** Of the file; nothing ends the thread. */
    private record Piece(Block block, long at, int length) {}

    private final FileChannel direct;
    private final FileChannel cached;
    private final List<Block> blocks;
    private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS);
    /** With room for every block, and the end. */
    private final BlockingQueue<Optional<Piece>> full = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final Thread thread = new Thread(this::run, "writer");
    private long at;
    private @Nullable Block filling;
    private int filled;
    private boolean ended;
    private boolean refused;
    private volatile @Nullable Throwable failure;

    private BlockWriter(FileChannel direct, FileChannel cached, List<Block> blocks, long at) {
        this.direct = direct;
        this.cached = cached;
        this.blocks = blocks;
        this.at = at;
        empty.addAll(blocks);
        thread.setDaemon(true);
    }

    /**
     * A writer from a place in a file on, or null where its file system does not let us past its cache, or not at such a
     * place, or where there is no memory for the blocks.
     *
     * @param cached the same file, open for writing
     * @param size of a block, in bytes
     */
    static @Nullable BlockWriter open(Path file, FileChannel cached, HeldMemory memory, long at, int size) {
        List<Block> blocks = new ArrayList<>();
        FileChannel direct = null;
        BlockWriter made = null;
        try {
            long least = Math.max(PAGE, Files.getFileStore(file).getBlockSize());
            if (at % least != 0 || size % least != 0) {
                return null;
            }
            direct = FileChannel.open(file, StandardOpenOption.WRITE, ExtendedOpenOption.DIRECT);
            for (int i = 0; i < BLOCKS; i++) {
                HeldBuffer held = memory.allocate(size + least);
                long skip = Math.floorMod(-held.bytes().address(), least);
                blocks.add(new Block(held, held.bytes().asSlice(skip, size)));
            }
            BlockWriter writer = new BlockWriter(direct, cached, blocks, at);
            writer.thread.start();
            made = writer;
            return made;
        } catch (IOException | UnsupportedOperationException | Fault e) {
            // The cache takes everything.
            return null;
        } finally {
            if (made == null) {
                release(direct, blocks);
            }
        }
    }

    private static void release(@Nullable FileChannel direct, List<Block> blocks) {
        blocks.forEach(block -> block.held.close());
        try {
            if (direct != null) {
                direct.close();
            }
        } catch (IOException e) {
            // The other channel is asked whether all is on disk.
        }
    }

    /** Takes a copy. */
    void write(MemorySegment bytes) throws IOException {
        for (long taken = 0; taken < bytes.byteSize();) {
            Block block = filling;
            if (block == null) {
                block = take(empty);
                filling = block;
                check();
            }
            long some = Math.min(bytes.byteSize() - taken, block.bytes.byteSize() - filled);
            MemorySegment.copy(bytes, taken, block.bytes, filled, some);
            taken += some;
            filled += (int) some;
            if (filled == block.bytes.byteSize()) {
                handOver(block);
            }
        }
    }

    private void handOver(Block block) {
        full.add(Optional.of(new Piece(block, at, filled)));
        at += filled;
        filling = null;
        filled = 0;
    }

    /** Waits until everything is written; nothing more is taken. */
    void finish() throws IOException {
        if (filling != null) {
            handOver(filling);
        }
        end();
        check();
    }

    private void check() throws IOException {
        switch (failure) {
            case null -> {
            }
            case IOException e -> throw e;
            case Throwable e -> throw new IOException(e.toString(), e);
        }
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        full.add(Optional.empty());
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                // Nobody interrupts here, and the thread must be gone before its memory is.
            }
        }
    }

    private static <T> T take(BlockingQueue<T> queue) {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                // As above.
            }
        }
    }

    private void run() {
        for (Optional<Piece> next = take(full); next.isPresent(); next = take(full)) {
            Piece piece = next.get();
            try {
                if (failure == null) {
                    put(piece);
                }
            } catch (IOException | RuntimeException | Error e) {
                failure = e;
            }
            empty.add(piece.block);
        }
    }

    private void put(Piece piece) throws IOException {
        ByteBuffer bytes = piece.block.bytes.asSlice(0, piece.length).asByteBuffer();
        // The last piece has any length, which a direct write has not.
        if (!refused && piece.length == piece.block.bytes.byteSize()) {
            try {
                direct.write(bytes, piece.at);
            } catch (IOException e) {
                // If the disk is full, the cache says so too.
                refused = true;
            }
        }
        while (bytes.hasRemaining()) {
            cached.write(bytes, piece.at + bytes.position());
        }
    }

    /** Ends without what has not been written. */
    @Override
    public void close() {
        end();
        release(direct, blocks);
    }
}
