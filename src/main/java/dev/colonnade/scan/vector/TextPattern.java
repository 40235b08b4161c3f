package dev.colonnade.scan.vector;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A LIKE pattern without {@code _}: pieces of text in this order, with anything between them.
 *
 * <p>Bytes are searched as they are: UTF-8 never has one character's bytes within another's.
 *
 * @param head what the text begins with
 * @param middle what follows somewhere, in this order
 * @param tail what it ends with; null if {@code head} is all of it
 */
record TextPattern(byte[] head, List<byte[]> middle, byte @Nullable [] tail) {
    /** @param pieces between which anything may stand; the first and the last are bound to the ends, if empty to nothing */
    static TextPattern of(List<String> pieces) {
        if (pieces.size() == 1) {
            return new TextPattern(utf8(pieces.getFirst()), List.of(), null);
        }
        List<byte[]> middle = new ArrayList<>();
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            if (!piece.isEmpty()) {
                middle.add(utf8(piece));
            }
        }
        return new TextPattern(utf8(pieces.getFirst()), middle, utf8(pieces.getLast()));
    }

    static TextPattern containing(byte[] piece) {
        return new TextPattern(new byte[0], piece.length == 0 ? List.of() : List.of(piece), new byte[0]);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The one piece to be found anywhere, or null if there is more to it. */
    byte @Nullable [] single() {
        byte[] end = tail;
        return head.length == 0 && end != null && end.length == 0 && middle.size() == 1 ? middle.getFirst() : null;
    }

    boolean matches(byte[] text, int from, int to) {
        byte[] end = tail;
        if (!startsWith(text, from, to, head)) {
            return false;
        }
        if (end == null) {
            return to - from == head.length;
        }
        int at = from + head.length;
        int limit = to - end.length;
        if (limit < at || !startsWith(text, limit, to, end)) {
            return false;
        }
        for (int i = 0; i < middle.size(); i++) {
            byte[] piece = middle.get(i);
            at = find(text, at, limit, piece);
            if (at < 0) {
                return false;
            }
            at += piece.length;
        }
        return true;
    }

    private static boolean startsWith(byte[] text, int from, int to, byte[] piece) {
        if (to - from < piece.length) {
            return false;
        }
        for (int i = 0; i < piece.length; i++) {
            if (text[from + i] != piece[i]) {
                return false;
            }
        }
        return true;
    }

    private static int find(byte[] text, int from, int to, byte[] piece) {
        for (int at = from; at <= to - piece.length; at++) {
            if (text[at] == piece[0] && startsWith(text, at, to, piece)) {
                return at;
            }
        }
        return -1;
    }
}
