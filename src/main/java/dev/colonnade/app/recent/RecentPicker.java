package dev.colonnade.app.recent;

import dev.colonnade.app.pick.Fuzzy;
import dev.colonnade.app.pick.Picker;
import dev.colonnade.app.pick.Sheet;
import dev.colonnade.app.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.kordamp.ikonli.fluentui.FluentUiRegularMZ;

/** The files opened lately, newest first, over whatever is open; by typing those that go by a name or lie in a folder. */
public final class RecentPicker {
    private static final int SHOWN = 12;
    private static final int LONGEST = 48;

    private RecentPicker() {
    }

    /** @param open is given the file that was chosen */
    public static void show(Texts texts, Sheet sheet, RecentFiles recent, Consumer<Path> open) {
        boolean none = recent.files().isEmpty();
        Picker<Path> picker = new Picker<>("recent", texts.get("welcome.search"),
                texts.get(none ? "recent.none" : "recent.nothing"), SHOWN, typed -> find(recent.files(), typed),
                RecentPicker::look, path -> {
                    sheet.close();
                    open.accept(path);
                });
        sheet.show(picker);
        picker.begin("");
    }

    /** Those whose name answers best come first, of equal ones the newest. */
    static List<Path> find(List<Path> files, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        List<Path> found = new ArrayList<>(files);
        found.removeIf(path -> score(wanted, path) < 0);
        found.sort(Comparator.comparingInt((Path path) -> -score(wanted, path)));
        return found;
    }

    private static int score(String wanted, Path path) {
        int name = Fuzzy.score(wanted, name(path));
        return name < 0 && path.toString().toLowerCase(Locale.ROOT).contains(wanted) ? 0 : name;
    }

    private static String name(Path path) {
        Path file = path.getFileName();
        return file == null ? path.toString() : file.toString();
    }

    private static Picker.Look look(Path path) {
        Path parent = path.getParent();
        String folder = parent == null ? "" : parent.toString();
        return new Picker.Look(FluentUiRegularMZ.TABLE_20, name(path), folder.length() <= LONGEST
                ? folder
                : "\u2026" + folder.substring(folder.length() - LONGEST + 1), true);
    }
}
