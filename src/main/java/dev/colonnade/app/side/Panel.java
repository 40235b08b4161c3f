package dev.colonnade.app.side;

import java.util.Locale;

/** What may stand beside the grid. */
public enum Panel {
    RECORD, INSPECTOR;

    /** Its name on the command line, and in what is kept of a session. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
