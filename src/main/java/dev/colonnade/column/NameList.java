package dev.colonnade.column;

import dev.colonnade.base.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists of names as people type them: {@code a,"b, c",d}. What stands in double quotes is taken literally, with {@code ""}
 * for a quote.
 */
public final class NameList {
    private NameList() {
    }

    /**
     * The parts between the commas, quotes and all.
     *
     * @throws Fault of kind {@code USAGE} for a quote that is not closed
     */
    public static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < list.length(); i++) {
            char next = list.charAt(i);
            // Two quotes within quotes close and open again, which comes to the same here.
            quoted ^= next == '"';
            if (next == ',' && !quoted) {
                parts.add(list.substring(start, i));
                start = i + 1;
            }
        }
        if (quoted) {
            throw Fault.of(Fault.Kind.USAGE, "a quote is not closed in " + list);
        }
        parts.add(list.substring(start));
        return parts;
    }

    /** The name that a part stands for. */
    public static String name(String part) {
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < part.length(); i++) {
            char next = part.charAt(i);
            if (next != '"') {
                name.append(next);
            } else if (quoted && i + 1 < part.length() && part.charAt(i + 1) == '"') {
                name.append('"');
                i++;
            } else {
                quoted = !quoted;
            }
        }
        return name.toString();
    }
}
