package dev.colonnade.app.action;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.fluentui.FluentUiRegularMZ;

/** Everything one can do by button or key: its text, its icon and its shortcut in one place. */
public enum Action {
    OPEN("open", FluentUiRegularAL.FOLDER_OPEN_20, KeyCode.O, KeyCombination.SHORTCUT_DOWN), RELOAD("reload",
            FluentUiRegularAL.ARROW_CLOCKWISE_20, KeyCode.R, KeyCombination.SHORTCUT_DOWN), CLOSE_TAB("closeTab",
                    FluentUiRegularAL.DISMISS_20, KeyCode.W, KeyCombination.SHORTCUT_DOWN), NEXT_TAB("nextTab",
                            FluentUiRegularAL.CHEVRON_RIGHT_20, KeyCode.TAB,
                            KeyCombination.CONTROL_DOWN), PREVIOUS_TAB("previousTab", FluentUiRegularAL.CHEVRON_LEFT_20,
                                    KeyCode.TAB, KeyCombination.CONTROL_DOWN,
                                    KeyCombination.SHIFT_DOWN), GO_TO("goTo", FluentUiRegularMZ.NUMBER_ROW_20,
                                            KeyCode.G, KeyCombination.SHORTCUT_DOWN), COLUMNS("columns",
                                                    FluentUiRegularMZ.TEXT_COLUMN_THREE_20, KeyCode.J,
                                                    KeyCombination.SHORTCUT_DOWN), THEME("theme",
                                                            FluentUiRegularMZ.WEATHER_MOON_20, KeyCode.T,
                                                            KeyCombination.SHORTCUT_DOWN,
                                                            KeyCombination.SHIFT_DOWN), GAUGE("gauge",
                                                                    FluentUiRegularAL.DATA_USAGE_20, KeyCode.M,
                                                                    KeyCombination.SHORTCUT_DOWN,
                                                                    KeyCombination.SHIFT_DOWN);

    private final String key;
    private final Ikon icon;
    private final KeyCombination shortcut;

    Action(String key, Ikon icon, KeyCode code, Modifier... modifiers) {
        this.key = "action." + key;
        this.icon = icon;
        this.shortcut = new KeyCodeCombination(code, modifiers);
    }

    /** Of its name in the texts; {@code .hint} after it is a sentence about it. */
    public String key() {
        return key;
    }

    public Ikon icon() {
        return icon;
    }

    public KeyCombination shortcut() {
        return shortcut;
    }
}
