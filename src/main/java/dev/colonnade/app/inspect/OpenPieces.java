package dev.colonnade.app.inspect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which pieces of files stood open when they were looked at last, and which was selected, so that a file that is looked
 * at again shows what it showed. A piece is told by the numbers of children on the way to it, as {@code 0/3/1}.
 */
public final class OpenPieces {
    private static final int FILES = 40;
    /** More open pieces of one file than this were opened by somebody who does not mind opening them again. */
    private static final int PIECES = 100;
    private static final Pattern PATH = Pattern.compile("(\\d{1,9}(/\\d{1,9}){0,9})?");

    private final Map<String, List<String>> files = new LinkedHashMap<>();

    /** By file, the piece selected and then those that stand open. */
    public Map<String, List<String>> kept() {
        return Collections.unmodifiableMap(files);
    }

    /** Takes what {@link #kept} told; what is no path of pieces is passed over. */
    public void restore(Map<String, List<String>> kept) {
        kept.forEach((file, paths) -> {
            List<String> known = paths.stream().filter(path -> PATH.matcher(path).matches()).toList();
            if (known.size() == paths.size()) {
                keep(file, known);
            }
        });
    }

    private void keep(String file, List<String> paths) {
        files.remove(file);
        // The root alone is how every file begins.
        if (paths.size() > 1 && !paths.equals(List.of("", ""))) {
            files.put(file, paths);
        }
        if (files.size() > FILES) {
            files.remove(files.keySet().iterator().next());
        }
    }

    void keep(String file, List<Integer> selected, List<List<Integer>> open) {
        List<String> paths = new ArrayList<>();
        paths.add(text(selected));
        open.stream().limit(PIECES).map(OpenPieces::text).forEach(paths::add);
        keep(file, paths);
    }

    /** The piece selected and then those that stand open, each after those around it; nothing where nothing is known. */
    List<List<Integer>> of(String file) {
        return files.getOrDefault(file, List.of()).stream().map(OpenPieces::path).toList();
    }

    private static String text(List<Integer> path) {
        return String.join("/", path.stream().map(String::valueOf).toList());
    }

    private static List<Integer> path(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("/", -1)).stream().map(Integer::valueOf).toList();
    }
}
