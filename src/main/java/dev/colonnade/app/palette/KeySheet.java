package dev.colonnade.app.palette;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.action.Actions;
import dev.colonnade.app.grid.GridKey;
import dev.colonnade.app.pick.Fuzzy;
import dev.colonnade.app.pick.Picker;
import dev.colonnade.app.pick.Sheet;
import dev.colonnade.app.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** Which key does what: every action as it is defined, and the keys of the grid. An action that is chosen is done. */
public final class KeySheet {
    private static final int SHOWN = 14;

    private record Line(String name, String keys, Runnable doing, boolean enabled) {}

    private final Texts texts;
    private final Actions actions;
    private final Sheet sheet;
    private final Picker<Line> picker;

    public KeySheet(Texts texts, Actions actions, Sheet sheet) {
        this.texts = texts;
        this.actions = actions;
        this.sheet = sheet;
        this.picker = new Picker<>("keys", texts.get("keys.prompt"), texts.get("palette.nothing"), SHOWN, this::find,
                line -> new Picker.Look(null, line.name, line.keys, line.enabled), this::take);
    }

    public void show() {
        sheet.show(picker);
        picker.begin("");
    }

    private List<Line> find(String typed) {
        List<Line> lines = new ArrayList<>();
        for (Action action : actions.defined()) {
            lines.add(new Line(texts.get(action.key() + ".hint"), action.shortcut().getDisplayText(),
                    () -> actions.run(action), actions.enabled(action).get()));
        }
        for (GridKey key : GridKey.values()) {
            lines.add(new Line(texts.get(key.key()), key.keys(), () -> {
            }, true));
        }
        lines.removeIf(line -> Fuzzy.score(typed, line.name) < 0 && Fuzzy.score(typed, line.keys) < 0);
        return lines;
    }

    private void take(Line line) {
        sheet.close();
        line.doing.run();
    }
}
