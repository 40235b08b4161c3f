import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Copies of jars, as they start fastest. Their times have no fraction of a second: an AOT cache knows a jar by its time,
 * packages keep seconds.
 */
final class Jars {
    /**
     * Of zstd-jni, what calls the native library through the foreign linker. That makes code for each function at every
     * start, which takes several times as long as to start the JVM; what the same jar has for older JVMs needs none.
     */
    private static final String LINKED = "META-INF/versions/22/com/github/luben/zstd/";

    private static final String ZSTD = "zstd-jni";
    private static final String SNAPPY = "snappyjava";

    private Jars() {
    }

    /**
     * A library for this platform. Native ones come to a folder beside it as well: taken out of the jar at each start they
     * would need a folder for temporary files that has room, and lets what lies in it be run.
     */
    static void copyLibrary(Path from, Path to, Path natives) throws IOException {
        if (from.getFileName().toString().startsWith("picocli-")) {
            Modernise.jar(from, to);
            round(to);
            return;
        }
        copyForThisPlatform(from, to);
        try (JarFile jar = new JarFile(to.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (isNative(name) && (name.contains(ZSTD) || name.contains(SNAPPY))) {
                    Files.createDirectories(natives);
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.copy(in, natives.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    /**
     * What tells the libraries where that folder is.
     *
     * @param as the folder's name where the program will stand
     */
    static List<String> nativeFlags(Path natives, String as) throws IOException {
        List<String> flags = new ArrayList<>();
        try (Stream<Path> files = Files.list(natives)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                flags.add(name.contains(ZSTD) ? "-DZstdNativePath=" + as + "/" + name
                        : "-Dorg.xerial.snappy.lib.path=" + as);
            }
        }
        return flags;
    }

    private static boolean isNative(String name) {
        return name.matches(".*\\.(so|dylib|dll|jnilib|a)");
    }

    /**
     * The program.
     *
     * @param others what its manifest names as its class path; none if launchers do
     * @param libraries what its classes are made of
     */
    static void copyProgram(Path from, Path to, List<String> others, String[] libraries) throws IOException {
        Path plain = Files.createTempFile("colonnade", ".jar");
        try {
            List<URL> all = new ArrayList<>(List.of(from.toUri().toURL()));
            for (String library : libraries) {
                all.add(Path.of(library).toUri().toURL());
            }
            try (URLClassLoader loader = new URLClassLoader(all.toArray(URL[]::new))) {
                Plain.jar(from, plain, loader);
                copyProgram(plain, to, others, loader);
            }
        } finally {
            Files.delete(plain);
        }
    }

    /** Without the native libraries of other platforms. */
    private static void copyForThisPlatform(Path from, Path to) throws IOException {
        try (JarFile jar = new JarFile(from.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
                JarEntry entry = entries.nextElement();
                if (!isForeign(entry.getName()) && !entry.getName().startsWith(LINKED)) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    try (InputStream in = jar.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
        }
        round(to);
    }

    private static boolean isForeign(String name) {
        if (!isNative(name)) {
            return false;
        }
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String cpu = System.getProperty("os.arch");
        List<String> systems = os.contains("win") ? List.of("win", "windows")
                : os.contains("mac") ? List.of("darwin", "mac", "macos") : List.of("linux");
        List<String> cpus = cpu.equals("aarch64") ? List.of("aarch64") : List.of("amd64", "x86_64");
        String place = name.toLowerCase(Locale.ROOT);
        return systems.stream().noneMatch(system -> cpus.stream().anyMatch(
                c -> place.contains("/" + system + "/" + c + "/") || place.startsWith(system + "/" + c + "/")
                        || place.contains("/" + system + "-" + c + "/")));
    }

    /** With a manifest that names the others, so that every launcher has the same class path of one. */
    private static void copyProgram(Path from, Path to, List<String> others, ClassLoader libraries)
            throws IOException {
        try (JarFile jar = new JarFile(from.toFile())) {
            Manifest manifest = new Manifest(jar.getManifest());
            if (!others.isEmpty()) {
                manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", others));
            }
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(to), manifest)) {
                for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
                    JarEntry entry = entries.nextElement();
                    String name = entry.getName();
                    if (name.equals(JarFile.MANIFEST_NAME)) {
                        continue;
                    }
                    byte[] bytes;
                    try (InputStream in = jar.getInputStream(entry)) {
                        bytes = in.readAllBytes();
                    }
                    put(out, name, bytes);
                    if (Styles.isSheet(name)) {
                        put(out, Styles.binaryName(name), Styles.binary(bytes, libraries));
                    }
                }
            }
        }
        round(to);
    }

    private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
    }

    private static void round(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(Instant.now().getEpochSecond())));
    }
}
