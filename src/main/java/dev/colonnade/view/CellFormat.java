package dev.colonnade.view;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one column are written in a grid, where that is not the usual way. It changes what is seen, and
 * what is copied in its zone and rawness (see {@link CopyText}); exports write values as everywhere else.
 *
 * @param grouped whether digits of numbers stand in groups of three
 * @param raw whether values are written as they are stored: timestamps and dates as integers, decimals unscaled
 * @param zone the time zone that moments are shown in; null for UTC
 * @param wrapped whether long values go on over a few lines
 */
public record CellFormat(boolean grouped, boolean raw, @Nullable ZoneId zone, boolean wrapped) {
    public static final CellFormat USUAL = new CellFormat(false, false, null, false);

    public CellFormat withGrouped(boolean grouped) {
        return new CellFormat(grouped, raw, zone, wrapped);
    }

    public CellFormat withRaw(boolean raw) {
        return new CellFormat(grouped, raw, zone, wrapped);
    }

    public CellFormat withZone(@Nullable ZoneId zone) {
        return new CellFormat(grouped, raw, zone, wrapped);
    }

    public CellFormat withWrapped(boolean wrapped) {
        return new CellFormat(grouped, raw, zone, wrapped);
    }

    /** For settings: the words {@code grouped}, {@code raw}, {@code wrapped}, {@code zone=Europe/Berlin}, with spaces. */
    public String write() {
        StringBuilder text = new StringBuilder();
        add(text, grouped, "grouped");
        add(text, raw, "raw");
        add(text, wrapped, "wrapped");
        add(text, zone != null, "zone=" + zone);
        return text.toString();
    }

    private static void add(StringBuilder text, boolean there, String word) {
        if (there) {
            text.append(text.isEmpty() ? "" : " ").append(word);
        }
    }

    /** What {@link #write} wrote; words it does not know, and zones this system does not, are passed over. */
    public static CellFormat read(String text) {
        CellFormat format = USUAL;
        for (String word : text.split(" ", -1)) {
            format = switch (word) {
                case "grouped" -> format.withGrouped(true);
                case "raw" -> format.withRaw(true);
                case "wrapped" -> format.withWrapped(true);
                default -> word.startsWith("zone=") ? format.withZone(zone(word.substring(5))) : format;
            };
        }
        return format;
    }

    private static @Nullable ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
