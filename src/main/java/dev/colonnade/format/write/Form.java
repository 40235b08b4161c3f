package dev.colonnade.format.write;

import dev.colonnade.base.Fault;
import java.util.List;
import java.util.Locale;

/** What tables are written as. */
public enum Form {
    PARQUET("parquet", "pq"), ARROW_FILE("arrow", "feather", "ipc"), ARROW_STREAM("arrows"), CSV("csv"), JSON_LINES(
            "jsonl", "ndjson");

    private final List<String> endings;

    Form(String... endings) {
        this.endings = List.of(endings);
    }

    /** What a file of this form is called by; the first is the usual one. */
    public List<String> endings() {
        return endings;
    }

    /**
     * By the ending of a file's name.
     *
     * @throws Fault of kind {@code USAGE} that names the endings there are
     */
    public static Form of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Form form = byEnding(lower.substring(lower.lastIndexOf('.') + 1));
        if (form == null || !lower.contains(".")) {
            throw new Fault(Fault.Kind.USAGE, name, null, "its ending names no format that is written",
                    "call it .parquet, .arrow, .arrows, .csv or .jsonl", null);
        }
        return form;
    }

    /** By a name that is one of the endings, or null. */
    public static @org.jspecify.annotations.Nullable Form byEnding(String ending) {
        for (Form form : values()) {
            if (form.endings.contains(ending)) {
                return form;
            }
        }
        return null;
    }
}
