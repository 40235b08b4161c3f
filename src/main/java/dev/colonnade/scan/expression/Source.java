package dev.colonnade.scan.expression;

import dev.colonnade.base.Fault;

/** The text of an expression, and faults that point into it. */
record Source(String text) {
    /** How many characters of a long line are shown. */
    private static final int WIDTH = 118;
    private static final String MORE = "\u2026";

    /**
     * A mistake at a character.
     *
     * @param at index into the text; its length means the end
     */
    Fault mistake(int at, String problem) {
        int start = text.lastIndexOf('\n', Math.min(at, text.length()) - 1) + 1;
        int end = text.indexOf('\n', start);
        String line = text.substring(start, end < 0 ? text.length() : end);
        int number = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
        int column = text.codePointCount(start, Math.max(start, Math.min(at, text.length())));
        return Fault.of(Fault.Kind.USAGE, problem + " at " + number + ":" + (column + 1))
                .show(marked(line.replace('\t', ' '), column));
    }

    /** As much of a line as is easily looked over, and a mark under the character. */
    private static String marked(String line, int column) {
        int length = line.codePointCount(0, line.length());
        int from = length <= WIDTH ? 0 : Math.clamp(column - WIDTH / 2, 0, length - WIDTH);
        int to = Math.min(length, from + WIDTH);
        String shown = line.substring(line.offsetByCodePoints(0, from), line.offsetByCodePoints(0, to));
        String before = from > 0 ? MORE : "";
        return before + shown + (to < length ? MORE : "") + "\n" + " ".repeat(before.length() + column - from) + "^";
    }

    /** As {@link #mistake}, with what may have been meant after the place. */
    Fault mistake(int at, String problem, String hint) {
        Fault fault = mistake(at, problem);
        String detail = fault.detail();
        return hint.isEmpty()
                ? fault
                : Fault.of(Fault.Kind.USAGE, fault.problem() + ", " + hint).show(detail == null ? "" : detail);
    }
}
