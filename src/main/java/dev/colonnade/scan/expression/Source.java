package dev.colonnade.scan.expression;

import dev.colonnade.base.Fault;

/** The text of an expression, and faults that point into it. */
record Source(String text) {
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
        int column = text.codePointCount(start, Math.max(start, Math.min(at, text.length()))) + 1;
        return Fault.of(Fault.Kind.USAGE, problem + " at " + number + ":" + column)
                .show(line.replace('\t', ' ') + "\n" + " ".repeat(column - 1) + "^");
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
