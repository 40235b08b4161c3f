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
    /** Choose files and open each in a tab. */
    OPEN("open", FluentUiRegularAL.FOLDER_OPEN_20, KeyCode.O, KeyCombination.SHORTCUT_DOWN),
    /** Make a table to try things on. */
    SAMPLE("sample", FluentUiRegularAL.LIGHTBULB_20, KeyCode.E, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** Read the file in front again. */
    RELOAD("reload", FluentUiRegularAL.ARROW_CLOCKWISE_20, KeyCode.R, KeyCombination.SHORTCUT_DOWN),
    /** Close the tab in front. */
    CLOSE_TAB("closeTab", FluentUiRegularAL.DISMISS_20, KeyCode.W, KeyCombination.SHORTCUT_DOWN),
    /** To the tab on the right, around the end. */
    NEXT_TAB("nextTab", FluentUiRegularAL.CHEVRON_RIGHT_20, KeyCode.TAB, KeyCombination.CONTROL_DOWN),
    /** To the tab on the left, around the end. */
    PREVIOUS_TAB("previousTab", FluentUiRegularAL.CHEVRON_LEFT_20, KeyCode.TAB, KeyCombination.CONTROL_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** To a row by its number. */
    GO_TO("goTo", FluentUiRegularMZ.NUMBER_ROW_20, KeyCode.G, KeyCombination.SHORTCUT_DOWN),
    /** To a column by its name. */
    COLUMNS("columns", FluentUiRegularMZ.TEXT_COLUMN_THREE_20, KeyCode.J, KeyCombination.SHORTCUT_DOWN),
    /** The cells selected, for a spreadsheet. */
    COPY("copy", FluentUiRegularAL.COPY_20, KeyCode.C, KeyCombination.SHORTCUT_DOWN),
    /** The cells selected, with the names of their columns. */
    COPY_CSV("copyCsv", FluentUiRegularAL.COPY_20, KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
    /** The cells selected, an object a row. */
    COPY_JSON("copyJson", FluentUiRegularAL.COPY_20, KeyCode.J, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** The cells selected, as a table for a text. */
    COPY_MARKDOWN("copyMarkdown", FluentUiRegularAL.COPY_20, KeyCode.D, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** Every cell there is. */
    SELECT_ALL("selectAll", FluentUiRegularMZ.TABLE_20, KeyCode.A, KeyCombination.SHORTCUT_DOWN),
    /** The current row from top to bottom. */
    RECORD("record", FluentUiRegularAL.CONTACT_CARD_20, KeyCode.I, KeyCombination.SHORTCUT_DOWN),
    /** How the file is stored. */
    INSPECTOR("inspector", FluentUiRegularAL.LAYER_20, KeyCode.I, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** The tab closed last comes back. */
    REOPEN("reopen", FluentUiRegularAL.ARROW_UNDO_20, KeyCode.T, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** Unmap the file in front; its tab stays. */
    RELEASE("release", FluentUiRegularMZ.PLUG_DISCONNECTED_20, KeyCode.R, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** What is chosen once and for all. */
    SETTINGS("settings", FluentUiRegularMZ.SETTINGS_20, KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN),
    /** Versions, and a report of a problem. */
    ABOUT("about", FluentUiRegularAL.INFO_20, KeyCode.F1, KeyCombination.SHORTCUT_DOWN),
    /** From light to dark and back. */
    THEME("theme", FluentUiRegularMZ.WEATHER_MOON_20, KeyCode.L, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** What memory is used, in full. */
    GAUGE("gauge", FluentUiRegularAL.DATA_USAGE_20, KeyCode.M, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

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
