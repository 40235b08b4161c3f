package dev.colonnade.app.pick;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How well a text answers what was typed. Best where it begins with it, then where one of its words does, then where it
 * has it anywhere; then where every word typed begins one of its own; last where what was typed is made of the beginnings
 * of its words, in order. Letters that stand here and there within words say nothing.
 */
public final class Fuzzy {
    /** Where it does not answer. */
    public static final int NONE = -1;

    /** From here on the text has what was typed at the beginning of a word. */
    public static final int WORD = 300;

    private static final int START = 400;
    private static final int INSIDE = 200;
    private static final int WORDS = 150;
    private static final int BEGINNINGS = 100;
    private static final int LONGEST = 64;

    private Fuzzy() {
    }

    /** @return {@link #NONE}, or a figure that is the higher the better it fits */
    public static int score(String typed, String text) {
        String query = typed.strip().toLowerCase(Locale.ROOT);
        if (query.isEmpty()) {
            return 0;
        }
        String in = lower(text);
        boolean[] begins = beginnings(text);
        boolean anywhere = false;
        for (int at = in.indexOf(query); at >= 0; at = in.indexOf(query, at + 1)) {
            if (at == 0) {
                return START;
            }
            if (begins[at]) {
                return WORD;
            }
            anywhere = true;
        }
        if (anywhere && query.length() > 1) {
            return INSIDE;
        }
        List<String> words = words(query);
        if (words.size() > 1 && words.stream().allMatch(word -> isBeginning(word, in, begins))) {
            return WORDS;
        }
        String letters = String.join("", words);
        int pieces = letters.isEmpty() || letters.length() > LONGEST ? BEGINNINGS : pieces(letters, in, begins);
        return pieces >= BEGINNINGS ? NONE : BEGINNINGS - pieces;
    }

    /** Letter by letter, so that places stay what they are. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            lower.append(Character.toLowerCase(text.charAt(i)));
        }
        return lower.toString();
    }

    /** Where words begin: behind whatever is no letter or digit, and at a capital within a name. */
    private static boolean[] beginnings(String text) {
        boolean[] begins = new boolean[text.length()];
        for (int i = 0; i < begins.length; i++) {
            char c = text.charAt(i);
            begins[i] = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1))
                    || Character.isUpperCase(c) && Character.isLowerCase(text.charAt(i - 1));
        }
        return begins;
    }

    private static List<String> words(String query) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= query.length(); i++) {
            if (i < query.length() && Character.isLetterOrDigit(query.charAt(i))) {
                word.append(query.charAt(i));
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    private static boolean isBeginning(String word, String in, boolean[] begins) {
        for (int at = in.indexOf(word); at >= 0; at = in.indexOf(word, at + 1)) {
            if (begins[at]) {
                return true;
            }
        }
        return false;
    }

    /** The fewest beginnings of words, in order, that make up the letters; {@link #BEGINNINGS} where none do. */
    private static int pieces(String letters, String in, boolean[] begins) {
        int count = letters.length();
        // Of letters from one on, made up of words from a place on.
        int[][] fewest = new int[count + 1][in.length() + 1];
        for (int from = count - 1; from >= 0; from--) {
            fewest[from][in.length()] = BEGINNINGS;
            for (int at = in.length() - 1; at >= 0; at--) {
                int least = fewest[from][at + 1];
                for (int same = 0; begins[at] && from + same < count && at + same < in.length()
                        && in.charAt(at + same) == letters.charAt(from + same)
                        && (same == 0 || !begins[at + same]); same++) {
                    least = Math.min(least, 1 + fewest[from + same + 1][at + same + 1]);
                }
                fewest[from][at] = least;
            }
        }
        return fewest[0][0];
    }
}
