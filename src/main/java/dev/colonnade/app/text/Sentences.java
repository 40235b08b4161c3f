package dev.colonnade.app.text;

import java.util.regex.Pattern;

/** Words from far below, which end a line there, as sentences of their own. */
public final class Sentences {
    /** A word of the language: names of files and columns stay as they are written. */
    private static final Pattern WORD = Pattern.compile("^[a-z]+(?=[ ,])");

    private Sentences() {
    }

    /** The same, begun as a sentence is. */
    public static String of(String words) {
        return WORD.matcher(words).find() ? Character.toUpperCase(words.charAt(0)) + words.substring(1) : words;
    }
}
