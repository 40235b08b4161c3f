package dev.colonnade.app.single;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final Path socket;
    private final ServerSocketChannel server;
    private final Deque<List<Path>> waiting = new ArrayDeque<>();
    private @Nullable Consumer<List<Path>> listener;

    private Instance(Path socket, ServerSocketChannel server) {
        this.socket = socket;
        this.server = server;
    }

    /** Hands files over to the window that runs already. @return whether there is one and it took them */
    public static boolean handOver(List<Path> files) {
        Path socket = Meeting.socket();
        if (socket == null || !Files.exists(socket)) {
            return false;
        }
        AtomicBoolean taken = new AtomicBoolean();
        // Whoever is there may hang; then this start goes on alone.
        Thread thread = Thread.ofPlatform().daemon().start(() -> taken.set(handOver(socket, files)));
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return taken.get();
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

    /** Becomes the one that others hand their files to. @return null where that cannot be; then every start is alone */
    public static @Nullable Instance become() {
        Path socket = Meeting.socket();
        return socket == null ? null : become(socket);
    }

    static @Nullable Instance become(Path socket) {
        try {
            // Nobody answered there, or we would not be here: what stands there was left by a process that was killed.
            Files.deleteIfExists(socket);
            ServerSocketChannel server = bound(socket);
            Instance instance = new Instance(socket, server);
            Thread.ofPlatform().daemon().name("colonnade-instance").start(instance::serve);
            return instance;
        } catch (IOException | UnsupportedOperationException e) {
            return null;
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
            try (SocketChannel channel = server.accept()) {
                List<Path> files = read(new DataInputStream(Channels.newInputStream(channel)));
                if (files != null) {
                    deliver(files);
                    Channels.newOutputStream(channel).write(TAKEN);
                }
            } catch (IOException | java.nio.file.InvalidPathException e) {
                // Whoever it was has gone, or is none of us.
                continue;
            }
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
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            // The next start finds nobody there, and binds it anew.
        }
    }
}
