package dev.colonnade.text;

import dev.colonnade.base.Fault;

/**
 * How CSV is written, where people want it otherwise than RFC 4180 has it.
 *
 * @param delimiter what stands between fields, an ASCII character
 * @param header whether the first line names the columns
 */
public record CsvStyle(char delimiter, boolean header) {
    public static final CsvStyle USUAL = new CsvStyle(',', true);

    /** @throws Fault of kind {@code USAGE} if fields could not be told apart by it */
    public CsvStyle {
        if (delimiter == '"' || delimiter >= 0x7F || delimiter < ' ' && delimiter != '\t') {
            throw Fault.of(Fault.Kind.USAGE, delimiter == '"'
                    ? "quotes stand around fields, and cannot stand between them"
                    : "only a plain ASCII character can stand between fields")
                    .advise("choose a comma, a semicolon, a tab or a bar");
        }
    }

    /**
     * @param delimiter one character, or {@code tab}, also written {@code \\t}
     * @throws Fault of kind {@code USAGE} for anything else
     */
    public static CsvStyle of(String delimiter, boolean header) {
        String one = delimiter.equals("tab") || delimiter.equals("\\t") ? "\t" : delimiter;
        if (one.length() != 1) {
            throw Fault.of(Fault.Kind.USAGE, "a delimiter of " + one.length() + " characters")
                    .advise("give one character, or the word tab");
        }
        return new CsvStyle(one.charAt(0), header);
    }
}
