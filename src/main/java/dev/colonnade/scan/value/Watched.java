package dev.colonnade.scan.value;

import dev.colonnade.base.Cancellation;

/** A text that looks up, while an engine reads it, whether somebody wants it to stop, and counts how often it is read. */
final class Watched implements CharSequence {
    private static final int CHECK_EVERY = 1 << 13;

    /** The text was read more often than it should be. */
    static final class Impatience extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Impatience() {
            super("read too often", null, false, false);
        }
    }

    private final String text;
    private final Cancellation cancellation;
    private long left;
    private int untilCheck = CHECK_EVERY;

    /** @param most how many reads of a character there may be, about */
    Watched(String text, long most, Cancellation cancellation) {
        this.text = text;
        this.left = most;
        this.cancellation = cancellation;
    }

    @Override
    public char charAt(int index) {
        if (--untilCheck == 0) {
            look();
        }
        return text.charAt(index);
    }

    private void look() {
        cancellation.check();
        untilCheck = CHECK_EVERY;
        left -= CHECK_EVERY;
        if (left < 0) {
            throw new Impatience();
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
