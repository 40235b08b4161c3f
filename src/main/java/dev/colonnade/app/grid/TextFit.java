package dev.colonnade.app.grid;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * How wide text is in one font, and how much of it fits: a sum of remembered character widths, since laying out every
 * cell to measure it would cost more than painting it. Marks that combine are counted as if they stood alone, which errs
 * on the narrow side. For the painting thread.
 */
final class TextFit {
    static final String ELLIPSIS = "\u2026";

    private final Text probe = new Text();
    private final float[] widths = new float[1 << 16];
    private final Map<Integer, Float> beyond = new HashMap<>();
    private final double ellipsis;
    private final double height;
    private final double ascent;

    TextFit(Font font) {
        probe.setFont(font);
        Arrays.fill(widths, -1);
        probe.setText("X");
        height = probe.getLayoutBounds().getHeight();
        ascent = probe.getBaselineOffset();
        ellipsis = width(ELLIPSIS);
    }

    Font font() {
        return probe.getFont();
    }

    double height() {
        return height;
    }

    /** Pixels from the top of a line to the line text stands on. */
    double ascent() {
        return ascent;
    }

    double width(String text) {
        double width = 0;
        for (int i = 0; i < text.length();) {
            int point = text.codePointAt(i);
            width += width(point);
            i += Character.charCount(point);
        }
        return width;
    }

    /** The text, or as much of it as fits before an ellipsis. */
    String cut(String text, double room) {
        double width = 0;
        int fits = 0;
        for (int i = 0; i < text.length();) {
            int point = text.codePointAt(i);
            width += width(point);
            i += Character.charCount(point);
            if (width + ellipsis <= room) {
                fits = i;
            }
            if (width > room) {
                return room < ellipsis ? "" : text.substring(0, fits).stripTrailing() + ELLIPSIS;
            }
        }
        return text;
    }

    /**
     * The text in lines that fit, broken at spaces where there are any; what does not fit on so many is cut.
     *
     * @return with line breaks
     */
    String wrap(String text, double room, int lines) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int line = 1; at < text.length(); line++) {
            if (line > 1) {
                out.append('\n');
            }
            int stop = text.indexOf('\n', at);
            int end = lineEnd(text, at, stop < 0 ? text.length() : stop, room);
            boolean more = end < text.length() && !text.substring(end).isBlank();
            if (line == lines && more) {
                // One character more than fits, so that the cut shows.
                return out.append(cut(text.substring(at, end).stripTrailing() + ELLIPSIS, room)).toString();
            }
            out.append(text, at, end);
            at = end < text.length() && (text.charAt(end) == '\n' || text.charAt(end) == ' ') ? end + 1 : end;
        }
        return out.toString();
    }

    /** Where the line that begins at {@code from} ends: before {@code to}, at the last space that fits, or where it must. */
    private int lineEnd(String text, int from, int to, double room) {
        double width = 0;
        int space = -1;
        for (int i = from; i < to;) {
            int point = text.codePointAt(i);
            width += width(point);
            if (width > room && i > from) {
                return point == ' ' ? i : space > from ? space : i;
            }
            space = point == ' ' ? i : space;
            i += Character.charCount(point);
        }
        return to;
    }

    private double width(int point) {
        if (point < widths.length) {
            float known = widths[point];
            return known >= 0 ? known : (widths[point] = measure(point));
        }
        return beyond.computeIfAbsent(point, this::measure);
    }

    private float measure(int point) {
        probe.setText(Character.toString(point));
        return (float) probe.getLayoutBounds().getWidth();
    }
}
