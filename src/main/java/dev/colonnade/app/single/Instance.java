package dev.colonnade.app.single;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one window of a user, behind a socket in a folder of the user's own. There are two messages: open these files, and,
 * without any, show yourself. What comes before somebody listens waits.
 */
public final class Instance implements AutoCloseable {
    private static final int MAGIC = 0x434F4C31;
    private static final int MOST_FILES = 10_000;
    private static final byte TAKEN = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** A window answers within milliseconds, whatever it paints; one that does not is stopped. A start asks twice. */
    static final Duration SILENCE = Duration.ofMillis(600);
    private static final Duration RETRY = Duration.ofMillis(25);

    /** What comes of handing files over. */
    private enum Answer {
        TAKEN, NOBODY,
        /** Somebody is there and says nothing. */
        NONE
    }

    private final Path socket;
    private final ServerSocketChannel server;
    private final FileChannel lock;
    private final Deque<List<Path>> waiting = new ArrayDeque<>();
    private @Nullable Consumer<List<Path>> listener;

    private Instance(Path socket, ServerSocketChannel server, FileChannel lock) {
        this.socket = socket;
        this.server = server;
        this.lock = lock;
    }

    /** Hands files over to the window that runs already. @return whether there is one and it took them */
    public static boolean handOver(List<Path> files) {
        Path socket = Meeting.socket();
        return socket != null && Files.exists(socket) && handOverPatiently(socket, files) == Answer.TAKEN;
    }

    private static Answer handOverPatiently(Path socket, List<Path> files) {
        AtomicBoolean taken = new AtomicBoolean();
        // Whoever is there may hang; then this start goes on alone.
        Thread thread = Thread.ofPlatform().daemon().start(() -> taken.set(handOver(socket, files)));
        try {
            if (!thread.join(SILENCE)) {
                return Answer.NONE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return taken.get() ? Answer.TAKEN : Answer.NOBODY;
    }

    static boolean handOver(Path socket, List<Path> files) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
            out.writeInt(MAGIC);
            out.writeInt(files.size());
            for (Path file : files) {
                out.writeUTF(file.toString());
            }
            out.flush();
            // The other may be about to go: only its answer says that it has them.
            return Channels.newInputStream(channel).read() == TAKEN;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Becomes the one that others hand their files to, unless another start became it a moment ago: then that one gets
     * the files.
     */
    public static Role become(List<Path> files) {
        Path socket = Meeting.socket();
        return socket == null ? new Role.Alone() : become(socket, files);
    }

    static Role become(Path socket, List<Path> files) {
        try {
            // Of several starts at once one gets the lock, and keeps it as long as it lives: what is not answered then
            // was left behind, and to remove it takes nothing from anybody.
            FileChannel lock = lock(socket.resolveSibling(socket.getFileName() + ".lock"));
            return lock == null ? join(socket, files) : new Role.First(serving(socket, lock));
        } catch (IOException | UnsupportedOperationException e) {
            return new Role.Alone();
        }
    }

    /** @return null while another start holds it */
    private static @Nullable FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            // Held by the channel until it is closed, which the end of the process does, too.
            FileLock held = channel.tryLock();
            locked = held != null;
        } catch (OverlappingFileLockException e) {
            // Within one process, as in tests, it is said this way.
            locked = false;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked ? channel : null;
    }

    /** The one that is first may not listen yet, but will in a moment. */
    private static Role join(Path socket, List<Path> files) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Answer answer = handOverPatiently(socket, files);
            if (answer != Answer.NOBODY) {
                return answer == Answer.TAKEN ? new Role.Second() : new Role.Alone();
            }
            try {
                Thread.sleep(RETRY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Role.Alone();
            }
        }
        return new Role.Alone();
    }

    private static Instance serving(Path socket, FileChannel lock) throws IOException {
        boolean done = false;
        try {
            Files.deleteIfExists(socket);
            Instance instance = new Instance(socket, bound(socket), lock);
            Thread.ofPlatform().daemon().name("colonnade-instance").start(instance::serve);
            done = true;
            return instance;
        } finally {
            if (!done) {
                lock.close();
            }
        }
    }

    /** A socket that is bound and that nobody serves would make every later start wait: what fails half-way is undone. */
    private static ServerSocketChannel bound(Path socket) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean done = false;
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            }
            done = true;
            return server;
        } finally {
            if (!done) {
                server.close();
                Files.deleteIfExists(socket);
            }
        }
    }

    private void serve() {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                // One that says nothing must not keep others waiting.
                Thread.ofPlatform().daemon().name("colonnade-instance-client").start(() -> serve(channel));
            } catch (IOException e) {
                // Whoever it was has gone; or this is over, and the loop with it.
                continue;
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            List<Path> files = read(new DataInputStream(Channels.newInputStream(client)));
            if (files != null) {
                deliver(files);
                Channels.newOutputStream(client).write(TAKEN);
            }
        } catch (IOException | java.nio.file.InvalidPathException e) {
            // Whoever it was has gone, or is none of us.
            return;
        }
    }

    private static @Nullable List<Path> read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            return null;
        }
        int count = in.readInt();
        if (count < 0 || count > MOST_FILES) {
            return null;
        }
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(Path.of(in.readUTF()));
        }
        return files;
    }

    private synchronized void deliver(List<Path> files) {
        Consumer<List<Path>> to = listener;
        if (to == null) {
            waiting.add(files);
        } else {
            to.accept(files);
        }
    }

    /** From now on told of every message, on a thread of our own: the files to open, none to be shown only. */
    public synchronized void listen(Consumer<List<Path>> listener) {
        this.listener = listener;
        while (!waiting.isEmpty()) {
            listener.accept(waiting.removeFirst());
        }
    }

    @Override
    public void close() {
        try (FileChannel _ = lock) {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            // The next start finds nobody there, and binds it anew.
        }
    }
}
