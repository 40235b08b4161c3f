package dev.colonnade.format.dataset;

import dev.colonnade.base.Fault;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The files under a folder or behind a glob, in the order of their names.
 *
 * @param root what partition folders are counted from
 * @param leftOut files and folders passed over: their names begin with {@code _} or {@code .}, or say another format
 */
record FoundFiles(Path root, List<Path> files, List<Path> leftOut) {
    private static final String GLOB = "*?[{";
    /** Names that say a format we do not read; a file of any other name is opened, and must be a table. */
    private static final Set<String> OTHERS = Set.of("csv", "tsv", "json", "jsonl", "ndjson", "txt", "md", "crc", "log",
            "xml", "yaml", "yml", "orc", "avro", "gz", "zip", "html", "pdf", "png", "jpg", "db", "sql", "py");

    static boolean isGlob(Path path) {
        return indexOfGlob(path) >= 0;
    }

    private static int indexOfGlob(Path path) {
        for (int i = 0; i < path.getNameCount(); i++) {
            String name = path.getName(i).toString();
            if (name.chars().anyMatch(c -> GLOB.indexOf(c) >= 0)) {
                return i;
            }
        }
        return -1;
    }

    static FoundFiles under(Path folder) {
        return find(folder, path -> true);
    }

    static FoundFiles matching(Path glob) {
        Path whole = glob.toAbsolutePath().normalize();
        int first = indexOfGlob(whole);
        Path root = whole.getRoot();
        for (int i = 0; i < first; i++) {
            root = root.resolve(whole.getName(i));
        }
        PathMatcher matcher = whole.getFileSystem().getPathMatcher("glob:" + whole);
        return find(root, matcher);
    }

    private static FoundFiles find(Path root, PathMatcher wanted) {
        List<Path> files = new ArrayList<>();
        List<Path> leftOut = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    if (!folder.equals(root) && isHidden(folder)) {
                        leftOut.add(folder);
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (wanted.matches(file)) {
                        (isHidden(file) || OTHERS.contains(ending(file)) ? leftOut : files).add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new Fault(Fault.Kind.IO, root.toString(), null, "the folder cannot be listed", null, e);
        }
        files.sort(Comparator.naturalOrder());
        return new FoundFiles(root, files, leftOut);
    }

    /** Whether a file of this name, which need not be there, is or would be one of those under the folder. */
    static boolean belongs(Path file, Path folder) throws IOException {
        Path whole = file.toAbsolutePath().normalize();
        Path parent = whole.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return false;
        }
        Path root = folder.toRealPath();
        Path real = parent.toRealPath();
        if (!real.startsWith(root) || isHidden(whole) || OTHERS.contains(ending(whole))) {
            return false;
        }
        for (Path between : root.relativize(real)) {
            if (isHidden(between)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHidden(Path path) {
        String name = String.valueOf(path.getFileName());
        // "_a=1" is a partition of a column that is called so.
        return name.startsWith(".") || name.startsWith("_") && !name.contains("=");
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
