package dev.colonnade.app.grid;

/** The keys that the grid itself answers to, for people to read; {@link GridKeys} does what they say. */
public enum GridKey {
    MOVE("move", "\u2190 \u2191 \u2192 \u2193"), FAR("far", "Ctrl + \u2190 \u2191 \u2192 \u2193"), PAGE("page",
            "Page Up, Page Down"), ENDS("ends", "Home, End"), CORNERS("corners", "Ctrl + Home, End"), EXTEND("extend",
                    "Shift + \u2190 \u2191 \u2192 \u2193"), ROW("row", "Shift + Space"), COLUMN("column",
                            "Ctrl + Space"), DROP("drop", "Esc"), OPEN("open", "Ctrl + Enter, Ctrl + click");

    private final String key;
    private final String keys;

    GridKey(String key, String keys) {
        this.key = "keys." + key;
        this.keys = keys;
    }

    /** Of what they do, in the texts. */
    public String key() {
        return key;
    }

    /** How they are called. */
    public String keys() {
        return keys;
    }
}
