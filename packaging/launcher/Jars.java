import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Copies of jars. Their times have no fraction of a second: an AOT cache knows a jar by its time, packages keep seconds. */
final class Jars {
    private Jars() {
    }

    /** Without the native libraries of other platforms. */
    static void copyForThisPlatform(Path from, Path to) throws IOException {
        try (JarFile jar = new JarFile(from.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
                JarEntry entry = entries.nextElement();
                if (!isForeign(entry.getName())) {
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
        if (!name.matches(".*\\.(so|dylib|dll|jnilib|a)")) {
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

    /** With a manifest that names all others, so that every launcher has the same class path of one. */
    static void copyWithClassPath(Path from, Path to, List<String> others) throws IOException {
        try (JarFile jar = new JarFile(from.toFile())) {
            Manifest manifest = new Manifest(jar.getManifest());
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", others));
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(to), manifest)) {
                for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
                    JarEntry entry = entries.nextElement();
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new JarEntry(entry.getName()));
                        try (InputStream in = jar.getInputStream(entry)) {
                            in.transferTo(out);
                        }
                        out.closeEntry();
                    }
                }
            }
        }
        round(to);
    }

    static void round(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(Instant.now().getEpochSecond())));
    }
}
