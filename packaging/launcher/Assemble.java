import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Puts the runnable folder together: {@code bin/colonnade}, the jars, JavaFX with its native libraries beside it (so that
 * nothing is unpacked into the home folder), and the AOT caches. Run by {@code mvn package}, by the JDK it is for.
 *
 * <p>Arguments: the folder to make, our jar, the flags common to all our processes, the launcher script, the class path.
 */
public final class Assemble {
    private static final String COMMAND = "-Xms24m -Xmx192m -Xlog:disable" + Training.SHORT_LIVED;
    private static final String WINDOW = "-Xmx256m -Xlog:disable --add-modules javafx.controls"
            + " --add-exports javafx.base/com.sun.javafx.event=ALL-UNNAMED"
            + " --add-exports javafx.graphics/com.sun.glass.ui=ALL-UNNAMED"
            + " --enable-native-access=javafx.graphics" + Training.PATIENT;
    /** Only the window loads these. */
    private static final List<String> WINDOW_JARS = List.of("controlsfx", "ikonli", "atlantafx");
    private static final int PATIENCE_MINUTES = 5;

    private final Path home;
    private final List<String> common;

    private Assemble(Path home, List<String> common) {
        this.home = home;
        this.common = common;
    }

    public static void main(String[] args) throws Exception {
        Assemble assemble = new Assemble(Path.of(args[0]), words(args[2]));
        assemble.all(Path.of(args[1]), Path.of(args[3]), args[4].split(java.io.File.pathSeparator));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private void all(Path jar, Path script, String[] classPath) throws IOException, InterruptedException {
        deleteOld();
        Path lib = Files.createDirectories(home.resolve("lib"));
        Path javafx = Files.createDirectories(lib.resolve("javafx"));
        List<String> command = new ArrayList<>(List.of("colonnade.jar"));
        List<String> window = new ArrayList<>();
        Jars.copyProgram(jar, lib.resolve("colonnade.jar"), List.of(), classPath);
        Licence licences = new Licence();
        for (String entry : classPath) {
            Path from = Path.of(entry);
            String name = from.getFileName().toString();
            if (!name.endsWith(".jar")) {
                continue;
            }
            licences.add(from);
            if (name.startsWith("javafx-")) {
                javafx(from, javafx);
                continue;
            }
            Jars.copyLibrary(from, lib.resolve(name), lib.resolve("native"));
            (WINDOW_JARS.stream().anyMatch(name::startsWith) ? window : command).add(name);
        }
        licences.write(lib.resolve("licences.txt"));
        List<String> both = new ArrayList<>(command);
        both.addAll(window);
        script(script, command, both);
        train(command, both);
        proveThatItRuns();
    }

    /** The folder just made answers, and says nothing else: no warning of the JVM may reach a terminal. */
    private void proveThatItRuns() throws IOException, InterruptedException {
        if (!Files.exists(Path.of("/bin/sh"))) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", home.resolve("bin/colonnade").toString(), "--version");
        builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || !said.matches("colonnade \\S+\njava \\S+\n([a-z-]+ [0-9.-]+\n)+")) {
            throw new IllegalStateException("bin/colonnade --version said: " + said);
        }
    }

    private void deleteOld() throws IOException {
        if (Files.exists(home)) {
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The jar of this platform (the one without a platform in its name is empty), and its libraries beside it. */
    private static void javafx(Path jar, Path folder) throws IOException {
        try (JarFile content = new JarFile(jar.toFile())) {
            if (content.getEntry("module-info.class") == null) {
                return;
            }
            Files.copy(jar, folder.resolve(jar.getFileName()));
            for (Enumeration<JarEntry> entries = content.entries(); entries.hasMoreElements();) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().matches("[^/]+\\.(so|dylib|dll)")) {
                    try (InputStream in = content.getInputStream(entry)) {
                        Files.copy(in, folder.resolve(entry.getName()), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    private static String path(List<String> jars, String home) {
        return String.join(java.io.File.pathSeparator, jars.stream().map(jar -> home + "/lib/" + jar).toList());
    }

    private void script(Path script, List<String> command, List<String> window) throws IOException {
        String text = Files.readString(script).replace("@COMMON@", String.join(" ", common))
                .replace("@COMMAND@", COMMAND).replace("@WINDOW@", WINDOW)
                .replace("@UP@", "/..").replace("@RUNTIME@", "$home/runtime").replace("@LIB@", "$home/lib")
                .replace("@NATIVE@", Training.quoted(Jars.nativeFlags(home.resolve("lib/native"), "$home/lib/native")))
                .replace("@MODULE_PATH@", "--module-path \"$home/lib/javafx\"")
                .replace("@COMMAND_PATH@", path(command, "$home")).replace("@WINDOW_PATH@", path(window, "$home"));
        Path bin = Files.createDirectories(home.resolve("bin"));
        Path to = Files.writeString(bin.resolve("colonnade"), text);
        if (Files.getFileStore(to).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Records what real work loads and compiles. The flags and class paths are those of the script, in its order. */
    private void train(List<String> command, List<String> window) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("colonnade-training");
        try {
            String table = work.resolve("sample.arrow").toString();
            String at = home.toAbsolutePath().toString();
            run("command.aot", words(COMMAND), List.of("-Dcolonnade.terminal=false", "-cp", path(command, at),
                    "dev.colonnade.cli.Rehearsal", table), work);
            run("window.aot", words(WINDOW), List.of("-Dcolonnade.terminal=false", "--module-path", at + "/lib/javafx",
                    "-cp", path(window, at), "dev.colonnade.app.Rehearsal", work.resolve("sample.parquet").toString(),
                    table), work);
        } finally {
            try (Stream<Path> files = Files.walk(work)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** @param place takes what the program keeps for whoever starts it */
    private void run(String cache, List<String> flags, List<String> program, Path place)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(common);
        line.addAll(flags);
        Path file = home.toAbsolutePath().resolve("lib").resolve(cache);
        line.add("-XX:AOTCacheOutput=" + file);
        line.add("-Duser.home=" + place);
        line.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Training.keepIn(place, builder);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        // Without a cache everything works, only slower to start.
        if (!Files.exists(file)) {
            System.out.println("[WARNING] no " + cache + " was made; the program will start more slowly");
        }
    }
}
