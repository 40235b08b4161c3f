package dev.colonnade.app.tab;

import dev.colonnade.app.pick.Fuzzy;
import dev.colonnade.app.pick.Picker;
import dev.colonnade.app.pick.Sheet;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.app.work.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;

/** The tabs by name, for when there are more than the strip has room for. Those of equal names differ by their folder. */
public final class TabPicker {
    private static final int SHOWN = 12;

    private final Workspace workspace;
    private final Sheet sheet;

    private TabPicker(Workspace workspace, Sheet sheet) {
        this.workspace = workspace;
        this.sheet = sheet;
    }

    public static void show(Texts texts, Sheet sheet, Workspace workspace) {
        TabPicker chooser = new TabPicker(workspace, sheet);
        Picker<TableTab> picker = new Picker<>("tabs", texts.get("tabs.prompt"), texts.get("tabs.nothing"), SHOWN,
                chooser::find, TabPicker::look, chooser::take);
        sheet.show(picker);
        picker.begin("");
    }

    private List<TableTab> find(String typed) {
        List<TableTab> found = new ArrayList<>(workspace.tabs());
        found.removeIf(tab -> Fuzzy.score(typed, tab.title()) < 0);
        if (!typed.isBlank()) {
            found.sort(Comparator.comparingInt((TableTab tab) -> Fuzzy.score(typed, tab.title())).reversed());
        }
        return found;
    }

    private static Picker.Look look(TableTab tab) {
        Path folder = tab.path().getParent();
        return new Picker.Look(FluentUiRegularAL.DOCUMENT_20, tab.title(),
                folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString(), true);
    }

    private void take(TableTab tab) {
        sheet.close();
        workspace.selectedProperty().set(tab);
    }
}
