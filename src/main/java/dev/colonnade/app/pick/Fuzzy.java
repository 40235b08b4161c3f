package dev.colonnade.app.pick;

import java.util.Locale;

/** How well a text answers what was typed: every letter must stand in it, in order; letters that begin words or follow each other count more. */
public final class Fuzzy {
    /** Where letters are missing. */
    public static final int NONE = -1;

    private static final int FOLLOWS = 6;
    private static final int BEGINS_WORD = 8;
    private static final int WHOLE_WORD_BONUS = 20;

    private Fuzzy() {
    }

    /** @return {@link #NONE}, or a figure that is the higher the better it fits */
    public static int score(String typed, String text) {
        String query = typed.strip().toLowerCase(Locale.ROOT);
        String in = text.toLowerCase(Locale.ROOT);
        if (query.isEmpty()) {
            return 0;
        }
        int together = in.indexOf(query);
        if (together >= 0) {
            boolean begins = together == 0 || !Character.isLetterOrDigit(in.charAt(together - 1));
            return query.length() * FOLLOWS + WHOLE_WORD_BONUS + (begins ? BEGINS_WORD : 0) + (together == 0 ? 2 : 0);
        }
        int score = 0;
        int at = -1;
        for (int i = 0; i < query.length(); i++) {
            char letter = query.charAt(i);
            if (letter == ' ') {
                continue;
            }
            int next = beginning(in, letter, at + 1);
            int near = in.indexOf(letter, at + 1);
            if (near < 0) {
                return NONE;
            }
            if (near == at + 1 && at >= 0) {
                score += FOLLOWS;
                at = near;
            } else if (next >= 0 && fits(query, i + 1, in, next + 1)) {
                score += BEGINS_WORD;
                at = next;
            } else {
                score++;
                at = near;
            }
        }
        return score;
    }

    private static int beginning(String text, char letter, int from) {
        for (int i = text.indexOf(letter, from); i >= 0; i = text.indexOf(letter, i + 1)) {
            if (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean fits(String query, int from, String text, int at) {
        for (int i = from; i < query.length(); i++) {
            if (query.charAt(i) == ' ') {
                continue;
            }
            at = text.indexOf(query.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }
}
