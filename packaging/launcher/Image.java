import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Makes what every installer is made of, on the platform it is for: a small runtime with JavaFX linked in, and the
 * folder of the application with AOT caches trained by that very runtime. The scripts of each platform do the rest.
 *
 * <p>Arguments: the folder to make, our jar, the flags common to all our processes, the launcher script, the class path.
 * Run by the JDK that the runtime is taken from.
 */
public final class Image {
    /** A missing one shows only when the program runs: the smoke tests of the installers use each. */
    private static final List<String> MODULES = List.of("java.base", "java.desktop", "java.logging", "java.management",
            "java.naming", "java.sql", "java.xml", "jdk.management", "jdk.unsupported", "jdk.zipfs", "javafx.base",
            "javafx.graphics", "javafx.controls");
    private static final String COMMAND = "-Xms24m -Xmx192m -Xlog:disable" + Training.SHORT_LIVED;
    private static final String WINDOW = "-Xmx256m -Xlog:disable --add-modules=javafx.controls"
            + " --add-exports=javafx.base/com.sun.javafx.event=ALL-UNNAMED"
            + " --add-exports=javafx.graphics/com.sun.glass.ui=ALL-UNNAMED --enable-native-access=javafx.graphics" + Training.PATIENT;
    private static final int PATIENCE_MINUTES = 5;

    private final Path target;
    private final Path runtime;
    private final Path app;
    private final List<String> common;

    private Image(Path target, List<String> common) {
        this.target = target;
        this.runtime = target.resolve("runtime");
        this.app = target.resolve("app");
        this.common = common;
    }

    public static void main(String[] args) throws Exception {
        Image image = new Image(Path.of(args[0]).toAbsolutePath(), words(args[2]));
        image.all(Path.of(args[1]), Path.of(args[3]), args[4].split(File.pathSeparator));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private void all(Path jar, Path script, String[] classPath) throws IOException, InterruptedException {
        delete(target);
        Path libs = Files.createDirectories(app.resolve("libs"));
        List<Path> javafx = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Licence licences = new Licence();
        for (String entry : classPath) {
            Path from = Path.of(entry);
            String name = from.getFileName().toString();
            if (!name.endsWith(".jar")) {
                continue;
            }
            licences.add(from);
            if (name.startsWith("javafx-")) {
                javafx.add(from);
            } else {
                Jars.copyLibrary(from, libs.resolve(name), app.resolve("native"));
                names.add("libs/" + name);
            }
        }
        Jars.copyProgram(jar, app.resolve("colonnade.jar"), names, classPath);
        licences.write(app.resolve("licences.txt"));
        Files.writeString(target.resolve("jdk"), "JAVA_HOME=" + System.getProperty("java.home") + "\n");
        link(javafx);
        script(script);
        options();
        train();
        sizes();
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return os.contains("win") ? "win" : os.contains("mac") ? "mac" : "linux";
    }

    private void link(List<Path> javafx) throws IOException, InterruptedException {
        List<Path> modular = new ArrayList<>();
        for (Path jar : javafx) {
            try (JarFile content = new JarFile(jar.toFile())) {
                if (content.getEntry("module-info.class") != null) {
                    modular.add(jar);
                }
            }
        }
        run(List.of(tool("jlink"), "--output", runtime.toString(), "--module-path",
                String.join(File.pathSeparator, modular.stream().map(Path::toString).toList()), "--add-modules",
                String.join(",", MODULES), "--strip-debug", "--no-header-files", "--no-man-pages"), true, target);
        // Where the toolkit looks first: else it would unpack them into the home folder of whoever starts it.
        Path natives = runtime.resolve(platform().equals("win") ? "bin" : "lib");
        for (Path jar : modular) {
            try (JarFile content = new JarFile(jar.toFile())) {
                for (Enumeration<JarEntry> entries = content.entries(); entries.hasMoreElements();) {
                    JarEntry entry = entries.nextElement();
                    if (entry.getName().matches("[^/]+\\.(so|dylib|dll)")) {
                        try (InputStream in = content.getInputStream(entry)) {
                            Files.copy(in, natives.resolve(entry.getName()), StandardCopyOption.REPLACE_EXISTING);
                        }
                    }
                }
            }
        }
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** The command of the terminal, where there is a shell. On Windows a console launcher takes its place. */
    private void script(Path script) throws IOException {
        if (platform().equals("win")) {
            return;
        }
        String text = Files.readString(script).replace("@COMMON@", String.join(" ", common))
                .replace("@COMMAND@", COMMAND).replace("@WINDOW@", WINDOW).replace("@UP@", "").replace("@RUNTIME@", "$home/../runtime")
                .replace("@LIB@", "$home")
                .replace("@NATIVE@", Training.quoted(Jars.nativeFlags(app.resolve("native"), "$home/native"))).replace("@MODULE_PATH@", "")
                .replace("@COMMAND_PATH@", "$home/colonnade.jar").replace("@WINDOW_PATH@", "$home/colonnade.jar");
        Path to = Files.writeString(app.resolve("colonnade"), text);
        to.toFile().setExecutable(true, false);
    }

    /** What jpackage is told of the JVM: a file of arguments for each of the two launchers. */
    private void options() throws IOException {
        List<String> window = new ArrayList<>(common);
        window.addAll(words(WINDOW));
        window.add("-XX:AOTCache=$APPDIR/window.aot");
        window.add("-Dcolonnade.home=$APPDIR");
        window.addAll(Jars.nativeFlags(app.resolve("native"), "$APPDIR/native"));
        List<String> lines = new ArrayList<>();
        for (String option : window) {
            lines.add("--java-options");
            lines.add('"' + option + '"');
        }
        Files.write(target.resolve("window.options"), lines);
        List<String> command = new ArrayList<>(common);
        command.addAll(words(COMMAND));
        command.add("-XX:AOTCache=$APPDIR/command.aot");
        command.add("-Dcolonnade.home=$APPDIR");
        command.addAll(Jars.nativeFlags(app.resolve("native"), "$APPDIR/native"));
        Files.writeString(target.resolve("colonnadec.properties"), "main-jar=colonnade.jar\n"
                + "main-class=dev.colonnade.Main\nwin-console=true\nwin-shortcut=false\nwin-menu=false\njava-options="
                + String.join(" ", command) + "\n");
    }

    /** Records what real work loads and compiles, with the flags and class path that the launchers have. */
    private void train() throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("colonnade-training");
        try {
            List<String> command = new ArrayList<>(words(COMMAND));
            command.addAll(List.of("-Dcolonnade.terminal=false", "-cp", app.resolve("colonnade.jar").toString(),
                    "dev.colonnade.cli.Rehearsal", work.resolve("sample.arrow").toString()));
            trained("command.aot", command, work);
            List<String> window = new ArrayList<>(words(WINDOW));
            window.addAll(List.of("-Dcolonnade.terminal=false", "-cp", app.resolve("colonnade.jar").toString(),
                    "dev.colonnade.app.Rehearsal", work.resolve("sample.parquet").toString(),
                    work.resolve("sample.arrow").toString()));
            trained("window.aot", window, work);
        } finally {
            delete(work);
        }
    }

    /** @param home takes what the program keeps for whoever starts it */
    private void trained(String cache, List<String> program, Path home) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(runtime.resolve("bin").resolve("java").toString());
        line.addAll(common);
        line.add("-XX:AOTCacheOutput=" + app.resolve(cache));
        line.add("-Duser.home=" + home);
        line.addAll(program);
        run(line, false, home);
        if (!Files.exists(app.resolve(cache))) {
            throw new IllegalStateException("the training made no " + cache);
        }
    }

    private static void run(List<String> line, boolean aloud, Path home) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        Training.keepIn(home, builder);
        builder.redirectOutput(aloud ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || aloud && process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("this did not work: " + String.join(" ", line));
        }
    }

    private void sizes() throws IOException {
        System.out.printf(Locale.ROOT, "runtime %.1f MB%n", size(runtime) / 1e6);
        System.out.printf(Locale.ROOT, "libraries %.1f MB%n", size(app.resolve("libs")) / 1e6);
        System.out.printf(Locale.ROOT, "AOT caches %.1f MB%n",
                (Files.size(app.resolve("command.aot")) + Files.size(app.resolve("window.aot"))) / 1e6);
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
