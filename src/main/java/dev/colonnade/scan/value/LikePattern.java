package dev.colonnade.scan.value;

import dev.colonnade.base.Cancellation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of LIKE: {@code %} stands for any text, {@code _} for any character, everything else for itself. The time that
 * a text takes grows with its length and the pattern's, and never faster than their product.
 */
public final class LikePattern {
    /** In place of a character that takes the one behind it literally: there is none. */
    public static final int NO_ESCAPE = -1;
    private static final int ANY = -1;
    private static final int ONE = -2;
    private static final int CHECK_EVERY = 1 << 14;

    /** Code points, {@link #ANY} and {@link #ONE}. */
    private final int[] elements;

    private LikePattern(int[] elements) {
        this.elements = elements;
    }

    /**
     * @param escape a code point, or {@link #NO_ESCAPE}
     * @return null if the pattern ends with {@code escape}, which takes nothing literally there
     */
    public static @Nullable LikePattern parse(String pattern, int escape) {
        int[] points = pattern.codePoints().toArray();
        int[] elements = new int[points.length];
        int count = 0;
        for (int i = 0; i < points.length; i++) {
            if (points[i] == escape) {
                if (++i == points.length) {
                    return null;
                }
                elements[count++] = points[i];
            } else {
                elements[count++] = points[i] == '%' ? ANY : points[i] == '_' ? ONE : points[i];
            }
        }
        return new LikePattern(Arrays.copyOf(elements, count));
    }

    /** What every text that matches begins with. */
    public String head() {
        int end = 0;
        while (end < elements.length && elements[end] >= 0) {
            end++;
        }
        return new String(elements, 0, end);
    }

    /** What stands between the {@code %}, empty pieces too; one piece if there is none. Null if there is a {@code _}. */
    public @Nullable List<String> pieces() {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < elements.length; i++) {
            if (elements[i] == ONE) {
                return null;
            }
            if (elements[i] == ANY) {
                pieces.add(new String(elements, start, i - start));
                start = i + 1;
            }
        }
        pieces.add(new String(elements, start, elements.length - start));
        return pieces;
    }

    /**
     * Whether the whole text matches.
     *
     * @param anyCase whether letters in upper and lower case are the same
     */
    boolean matches(String text, boolean anyCase, Cancellation cancellation) {
        int at = 0;
        int element = 0;
        // Where to go on from if what follows the last % does not match where it was tried.
        int retryAt = -1;
        int retryElement = 0;
        int steps = 0;
        while (at < text.length()) {
            if (++steps % CHECK_EVERY == 0) {
                cancellation.check();
            }
            int point = text.codePointAt(at);
            if (element < elements.length && elements[element] == ANY) {
                retryAt = at;
                retryElement = ++element;
            } else if (element < elements.length
                    && (elements[element] == ONE || isSame(elements[element], point, anyCase))) {
                at += Character.charCount(point);
                element++;
            } else if (retryAt >= 0) {
                retryAt += Character.charCount(text.codePointAt(retryAt));
                at = retryAt;
                element = retryElement;
            } else {
                return false;
            }
        }
        while (element < elements.length && elements[element] == ANY) {
            element++;
        }
        return element == elements.length;
    }

    private static boolean isSame(int a, int b, boolean anyCase) {
        return a == b || anyCase && fold(a) == fold(b);
    }

    private static int fold(int point) {
        return Character.toLowerCase(Character.toUpperCase(point));
    }
}
