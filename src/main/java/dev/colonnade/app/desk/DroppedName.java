package dev.colonnade.app.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The file meant by a name that the toolkit handed over damaged. On Linux it gives UTF-8 to JNI's {@code NewStringUTF},
 * which wants modified UTF-8 (JNI specification, chapter 4): each character beyond U+FFFF, as an emoji, comes as four, and
 * three are lost at the end of the name for each.
 */
final class DroppedName {
    private DroppedName() {
    }

    /** The file as it is called, if exactly one can be meant; else the path as it came. */
    static Path repaired(Path path) {
        String came = path.toString();
        if (came.chars().noneMatch(c -> c >= 0xF0 && c <= 0xF4) || Files.exists(path)) {
            return path;
        }
        String restored = restored(came);
        try {
            Path folder = Path.of(restored);
            while (folder != null && !Files.isDirectory(folder)) {
                folder = folder.getParent();
            }
            Path found = folder == null ? null : only(folder, came);
            return found == null ? path : found;
        } catch (InvalidPathException e) {
            return path;
        }
    }

    private static @Nullable Path only(Path folder, String came) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> meant = files.filter(file -> damaged(file.toString()).equals(came)).limit(2).toList();
            return meant.size() == 1 ? meant.getFirst() : null;
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
    }

    /** Four characters that were one are one again; what was lost at the end stays lost. */
    private static String restored(String came) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < came.length(); i++) {
            char c = came.charAt(i);
            if (c >= 0xF0 && c <= 0xF4 && i + 3 < came.length()) {
                byte[] bytes = came.substring(i, i + 4).getBytes(StandardCharsets.ISO_8859_1);
                text.append(new String(bytes, StandardCharsets.UTF_8));
                i += 3;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** What becomes of a name on its way. */
    static String damaged(String name) {
        StringBuilder text = new StringBuilder();
        int length = name.codePointCount(0, name.length());
        name.codePoints().forEach(point -> {
            if (point <= 0xFFFF) {
                text.append((char) point);
            } else {
                for (byte one : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    text.append((char) (one & 0xFF));
                }
            }
        });
        return text.substring(0, Math.min(length, text.length()));
    }
}
