package dev.colonnade.format;

/**
 * Something that is wrong with a file.
 *
 * @param place where: {@code record batch 3, column "price"}
 * @param kind which rule it breaks
 * @param problem what was found, with numbers
 */
public record Finding(String place, Kind kind, String problem) {
    /** The rules there are. */
    public enum Kind {
        /** A piece of the file is missing, overlaps another, or is not what it is said to be. */
        STRUCTURE("structure"),
        /** Counts of rows, values or nulls that disagree. */
        COUNT("count"),
        /** A checksum that does not match its bytes. */
        CHECKSUM("checksum"),
        /** Offsets, sizes or views that fall, or point outside their data. */
        OFFSETS("offsets"),
        /** Text that is not UTF-8. */
        UTF8("UTF-8"),
        /** Indices outside of their dictionary. */
        DICTIONARY("dictionary"),
        /** A value that its type does not allow: a decimal of too many digits, a time past midnight. */
        VALUE("value"),
        /** A null where the schema says there are none. */
        NULL("null");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
