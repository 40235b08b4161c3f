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
    /** A file opened lately. */
    RECENT("recent", FluentUiRegularAL.HISTORY_20, KeyCode.O, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** Close the tab in front. */
    CLOSE_TAB("closeTab", FluentUiRegularAL.DISMISS_20, KeyCode.W, KeyCombination.SHORTCUT_DOWN),
    /** To the tab on the right, around the end. */
    NEXT_TAB("nextTab", FluentUiRegularAL.CHEVRON_RIGHT_20, KeyCode.TAB, KeyCombination.CONTROL_DOWN),
    /** To the tab on the left, around the end. */
    PREVIOUS_TAB("previousTab", FluentUiRegularAL.CHEVRON_LEFT_20, KeyCode.TAB, KeyCombination.CONTROL_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** To a tab by its name. */
    TABS("tabs", FluentUiRegularAL.CHEVRON_DOWN_20, KeyCode.A, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** To a row by its number. */
    GO_TO("goTo", FluentUiRegularMZ.TARGET_20, KeyCode.G, KeyCombination.SHORTCUT_DOWN),
    /** Only rows for which something is true. */
    FILTER("filter", FluentUiRegularAL.FILTER_20, KeyCode.L, KeyCombination.SHORTCUT_DOWN),
    /** Every row again. */
    CLEAR_FILTER("clearFilter", FluentUiRegularAL.DISMISS_CIRCLE_20, KeyCode.BACK_SPACE, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** Conditions about the column of the cursor, to be chosen. */
    QUICK_FILTER("quickFilter", FluentUiRegularAL.FILTER_20, KeyCode.F, KeyCombination.ALT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** How the values of the column of the cursor are spread, in its head. */
    DISTRIBUTION("distribution", FluentUiRegularAL.DATA_BAR_VERTICAL_20, KeyCode.B, KeyCombination.ALT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** What was done, as a query. */
    COPY_STEPS_SQL("copyStepsSql", FluentUiRegularAL.CODE_20, KeyCode.S, KeyCombination.ALT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** What was done, for Polars. */
    COPY_STEPS_POLARS("copyStepsPolars", FluentUiRegularAL.CODE_20, KeyCode.P, KeyCombination.ALT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** What was done, for PyArrow. */
    COPY_STEPS_PYARROW("copyStepsPyArrow", FluentUiRegularAL.CODE_20, KeyCode.A, KeyCombination.ALT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** A text in any cell. */
    FIND("find", FluentUiRegularAL.DOCUMENT_SEARCH_20, KeyCode.F, KeyCombination.SHORTCUT_DOWN),
    /** The next row with it. */
    FIND_NEXT("findNext", FluentUiRegularAL.CHEVRON_DOWN_20, KeyCode.F3),
    /** The row with it before this. */
    FIND_PREVIOUS("findPrevious", FluentUiRegularAL.CHEVRON_UP_20, KeyCode.F3, KeyCombination.SHIFT_DOWN),
    /** By the column of the cursor, the least first. */
    SORT_UP("sortUp", FluentUiRegularMZ.TEXT_SORT_ASCENDING_20, KeyCode.UP, KeyCombination.ALT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** By the column of the cursor, the greatest first. */
    SORT_DOWN("sortDown", FluentUiRegularMZ.TEXT_SORT_DESCENDING_20, KeyCode.DOWN, KeyCombination.ALT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** As the file has them. */
    CLEAR_SORT("clearSort", FluentUiRegularAL.ARROW_SORT_20, KeyCode.BACK_SPACE, KeyCombination.ALT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** One that is worked out of others. */
    ADD_COLUMN("addColumn", FluentUiRegularAL.ADD_20, KeyCode.N, KeyCombination.ALT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** The one of the cursor, if it was worked out. */
    REMOVE_COLUMN("removeColumn", FluentUiRegularAL.DELETE_20, KeyCode.DELETE, KeyCombination.ALT_DOWN),
    /** What is looked at, to a file. */
    EXPORT("export", FluentUiRegularAL.ARROW_EXPORT_20, KeyCode.E, KeyCombination.SHORTCUT_DOWN),
    /** Rows that agree, and which of them stay. */
    DEDUP("dedup", FluentUiRegularAL.COPY_SELECT_20, KeyCode.D, KeyCombination.ALT_DOWN, KeyCombination.SHIFT_DOWN),
    /** The same, by the column of the cursor. */
    DEDUP_COLUMN("dedupColumn", FluentUiRegularAL.COPY_SELECT_20, KeyCode.U, KeyCombination.ALT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** What is being worked on, and what was. */
    TASKS("tasks", FluentUiRegularMZ.TASKS_APP_20, KeyCode.T, KeyCombination.SHORTCUT_DOWN),
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
    /** The values selected in one column, as a list for SQL. */
    COPY_SQL("copySql", FluentUiRegularAL.COPY_20, KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
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
    /** The column of the cursor, or those selected whole, out of sight. */
    HIDE_COLUMN("hideColumn", FluentUiRegularAL.EYE_HIDE_20, KeyCode.H, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** Whatever is hidden. */
    SHOW_COLUMNS("showColumns", FluentUiRegularAL.EYE_SHOW_20, KeyCode.U, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** Fixed at the left, or not any more. */
    PIN_COLUMN("pinColumn", FluentUiRegularMZ.PIN_20, KeyCode.F, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** One place to the left. */
    MOVE_COLUMN_LEFT("moveColumnLeft", FluentUiRegularAL.ARROW_LEFT_20, KeyCode.LEFT, KeyCombination.ALT_DOWN),
    /** One place to the right. */
    MOVE_COLUMN_RIGHT("moveColumnRight", FluentUiRegularAL.ARROW_RIGHT_20, KeyCode.RIGHT, KeyCombination.ALT_DOWN),
    /** As wide as what it shows. */
    FIT_COLUMN("fitColumn", FluentUiRegularAL.DOCUMENT_WIDTH_20, KeyCode.X, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** The last change to what columns are shown, and where. */
    UNDO("undo", FluentUiRegularAL.ARROW_UNDO_20, KeyCode.Z, KeyCombination.SHORTCUT_DOWN),
    /** What was taken back. */
    REDO("redo", FluentUiRegularAL.ARROW_REDO_20, KeyCode.Z, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** Digits in threes. */
    GROUP_DIGITS("groupDigits", FluentUiRegularMZ.NUMBER_SYMBOL_20, KeyCode.G, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** As stored, or as meant. */
    STORED_VALUES("storedValues", FluentUiRegularAL.CODE_20, KeyCode.B, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** Of moments in a column. */
    TIME_ZONE("timeZone", FluentUiRegularAL.CLOCK_20, KeyCode.K, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** Long values over several lines. */
    WRAP("wrap", FluentUiRegularMZ.TEXT_WRAP_LINE_20, KeyCode.W, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** What can be done to the column of the cursor. */
    COLUMN_MENU("columnMenu", FluentUiRegularMZ.MORE_20, KeyCode.DOWN, KeyCombination.ALT_DOWN),
    /** What can be done to the cells selected, as by the right button. */
    CELL_MENU("cellMenu", FluentUiRegularMZ.MORE_20, KeyCode.F10, KeyCombination.SHIFT_DOWN),
    /** Everything, by name. */
    PALETTE("palette", FluentUiRegularMZ.SEARCH_20, KeyCode.P, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN),
    /** Which key does what. */
    KEYS("keys", FluentUiRegularAL.KEYBOARD_20, KeyCode.F1),
    /** From light to dark and back. */
    THEME("theme", FluentUiRegularMZ.WEATHER_MOON_20, KeyCode.N, KeyCombination.SHORTCUT_DOWN,
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
