import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Under which licence a jar comes: by its own text, by what its own pom says, or by what its home page says. */
final class Licence {
    /** For jars that carry neither; by the beginning of the name. */
    private static final Map<String, String> TOLD = Map.ofEntries(Map.entry("javafx-", "GPL-2.0 with Classpath exception"),
            Map.entry("controlsfx", "BSD-3-Clause"), Map.entry("atlantafx", "MIT"), Map.entry("picocli", "Apache-2.0"),
            Map.entry("aircompressor", "Apache-2.0"), Map.entry("snappy-java", "Apache-2.0"),
            Map.entry("zstd-jni", "BSD-2-Clause"), Map.entry("flatbuffers", "Apache-2.0"),
            Map.entry("jspecify", "Apache-2.0"), Map.entry("dec-", "MIT"),
            Map.entry("jts-core", "EPL-2.0 or EDL-1.0"), Map.entry("slf4j", "MIT"), Map.entry("re2j", "BSD-3-Clause"), Map.entry("ikonli", "Apache-2.0"),
            Map.entry("javax.annotation", "CDDL-1.1 or GPL-2.0 with Classpath exception"));

    private final Map<String, String> found = new TreeMap<>();

    void add(Path jar) throws IOException {
        found.put(jar.getFileName().toString().replaceFirst("(-(linux|mac|win)(-aarch64)?)?\\.jar$", ""), of(jar));
    }

    /** A line each: name and version, a tab, the licence. */
    void write(Path file) throws IOException {
        StringBuilder table = new StringBuilder();
        found.forEach((name, licence) -> table.append(name).append('\t').append(licence).append('\n'));
        Files.writeString(file, table);
    }

    private static String of(Path jar) throws IOException {
        String name = jar.getFileName().toString();
        for (Map.Entry<String, String> told : TOLD.entrySet()) {
            if (name.startsWith(told.getKey())) {
                return told.getValue();
            }
        }
        try (JarFile content = new JarFile(jar.toFile())) {
            for (String place : List.of("META-INF/LICENSE", "META-INF/LICENSE.txt")) {
                JarEntry entry = content.getJarEntry(place);
                if (entry != null) {
                    try (InputStream in = content.getInputStream(entry)) {
                        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        if (text.contains("Apache License") && text.contains("Version 2.0")) {
                            return "Apache-2.0";
                        }
                    }
                }
            }
        }
        throw new IllegalStateException(name + " does not say its licence: add it to the table in packaging/launcher/Licence.java");
    }
}
