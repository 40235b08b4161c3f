package dev.colonnade.app.single;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {
    @TempDir
    Path folder;

    private static Instance become(Path socket) {
        if (Instance.become(socket, List.of()) instanceof Role.First(Instance instance)) {
            return instance;
        }
        throw new AssertionError("nobody else is here");
    }

    @Test
    void files_are_handed_over_also_before_anybody_listens() throws Exception {
        Path socket = folder.resolve("window");
        assertThat(Instance.handOver(socket, List.of())).as("nobody there").isFalse();
        try (Instance instance = become(socket)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket))).isEqualTo("rw-------");
            List<Path> early = List.of(Path.of("/a b/\u00e4.parquet"), Path.of("/c"));
            assertThat(Instance.handOver(socket, early)).isTrue();
            BlockingQueue<List<Path>> told = new LinkedBlockingQueue<>();
            instance.listen(told::add);
            assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo(early);
            assertThat(Instance.handOver(socket, List.of())).as("show yourself").isTrue();
            assertThat(told.poll(5, TimeUnit.SECONDS)).isEmpty();
        }
        assertThat(socket).doesNotExist();
    }

    @Test
    void a_socket_left_behind_is_bound_anew() throws IOException {
        Path socket = folder.resolve("window");
        ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        dead.bind(UnixDomainSocketAddress.of(socket));
        dead.close();
        assertThat(socket).exists();
        assertThat(Instance.handOver(socket, List.of())).isFalse();
        try (Instance instance = become(socket)) {
            assertThat(Instance.handOver(socket, List.of(Path.of("/x")))).isTrue();
            assertThat(instance).isNotNull();
        }
    }

    @Test
    void one_that_connects_and_says_nothing_keeps_nobody_waiting() throws Exception {
        Path socket = folder.resolve("window");
        try (Instance instance = become(socket);
                SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ExecutorService other = Executors.newSingleThreadExecutor();
            try {
                Future<Boolean> taken = other.submit(() -> Instance.handOver(socket, List.of(Path.of("/x"))));
                assertThat(taken.get(10, TimeUnit.SECONDS)).isTrue();
                BlockingQueue<List<Path>> told = new LinkedBlockingQueue<>();
                instance.listen(told::add);
                assertThat(told.poll(5, TimeUnit.SECONDS)).containsExactly(Path.of("/x"));
                assertThat(silent.isConnected()).isTrue();
            } finally {
                other.shutdownNow();
            }
        }
    }

    /** As a window that was stopped: it holds the lock, and the system takes connections for it. */
    @Test
    void one_that_never_answers_is_asked_once_and_then_left_alone() throws Exception {
        Path socket = folder.resolve("window");
        try (FileChannel lock = FileChannel.open(socket.resolveSibling("window.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
                FileLock held = lock.lock();
                ServerSocketChannel stopped = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertThat(held.isValid()).isTrue();
            stopped.bind(UnixDomainSocketAddress.of(socket));
            assertThat(Instance.become(socket, List.of(Path.of("/x")))).isEqualTo(new Role.Alone());
            stopped.configureBlocking(false);
            int asked = 0;
            for (SocketChannel one = stopped.accept(); one != null; one = stopped.accept()) {
                one.close();
                asked++;
            }
            assertThat(asked).isEqualTo(1);
        }
        assertThat(Instance.SILENCE.multipliedBy(2)).as("what a start waits for it in all")
                .isLessThanOrEqualTo(Duration.ofMillis(1_500));
    }

    /** As after a double-click too many: none of them has found a window yet when the first becomes it. */
    @Test
    void of_many_starts_at_once_one_becomes_the_window_and_gets_the_files_of_all() throws Exception {
        Path socket = folder.resolve("window");
        int starts = 8;
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Role>> roles = new ArrayList<>();
        BlockingQueue<List<Path>> told = new LinkedBlockingQueue<>();
        try (ExecutorService all = Executors.newFixedThreadPool(starts)) {
            for (int i = 0; i < starts; i++) {
                List<Path> files = List.of(Path.of("/file-" + i));
                roles.add(all.submit(() -> {
                    go.await();
                    return Instance.become(socket, files);
                }));
            }
            go.countDown();
        }
        List<Instance> first = new ArrayList<>();
        for (Future<Role> role : roles) {
            if (role.get() instanceof Role.First(Instance instance)) {
                first.add(instance);
                instance.listen(told::add);
            } else {
                assertThat(role.get()).isEqualTo(new Role.Second());
            }
        }
        assertThat(first).hasSize(1);
        assertThat(told).hasSize(starts - 1).doesNotHaveDuplicates();
        first.getFirst().close();
        try (Instance next = become(socket)) {
            assertThat(next).isNotSameAs(first.getFirst());
        }
    }

    @Test
    void what_speaks_another_language_changes_nothing() throws Exception {
        Path socket = folder.resolve("window");
        try (Instance instance = become(socket)) {
            BlockingQueue<List<Path>> told = new LinkedBlockingQueue<>();
            instance.listen(told::add);
            try (var channel = java.nio.channels.SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                channel.write(java.nio.ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(
                        java.nio.charset.StandardCharsets.US_ASCII)));
            }
            assertThat(Instance.handOver(socket, List.of(Path.of("/y")))).isTrue();
            assertThat(told.poll(5, TimeUnit.SECONDS)).containsExactly(Path.of("/y"));
            assertThat(told).isEmpty();
        }
    }

    /** A second process, with a window running: its file arrives with its full name, and it ends without the toolkit. */
    @Test
    void a_second_start_hands_over_and_ends_without_loading_the_toolkit() throws Exception {
        Path runtime = Files.createDirectory(folder.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path own = Files.createDirectory(runtime.resolve("colonnade"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (Instance instance = become(own.resolve("window"))) {
            BlockingQueue<List<Path>> told = new LinkedBlockingQueue<>();
            instance.listen(told::add);
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                    .toString(), "-Xlog:class+load:file=" + folder.resolve("loaded.txt"),
                    "-Dglass.platform=Headless", "-Dcolonnade.runtime=" + runtime, "-cp",
                    System.getProperty("java.class.path"), "dev.colonnade.Main", "some file.parquet"));
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            assertThat(said).isEmpty();
            assertThat(told.poll(5, TimeUnit.SECONDS))
                    .containsExactly(folder.toRealPath().resolve("some file.parquet"));
            assertThat(Files.readString(folder.resolve("loaded.txt"))).contains("dev.colonnade.Main ")
                    .doesNotContain(" javafx.");
        }
    }
}
