package dev.colonnade.text;

/** The rules of well-formed UTF-8 (Unicode, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {
    private Utf8() {
    }

    /**
     * The length of the well-formed sequence that begins at {@code at}; 0 if there is none; -1 if it is well-formed as far
     * as {@code to}, and needs more bytes.
     */
    public static int sequence(byte[] bytes, int at, int to) {
        int first = bytes[at];
        if (first >= 0) {
            return 1;
        }
        int length;
        int low = 0x80;
        int high = 0xBF;
        first &= 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            length = 2;
        } else if (first >= 0xE0 && first <= 0xEF) {
            length = 3;
            low = first == 0xE0 ? 0xA0 : low;
            high = first == 0xED ? 0x9F : high;
        } else if (first >= 0xF0 && first <= 0xF4) {
            length = 4;
            low = first == 0xF0 ? 0x90 : low;
            high = first == 0xF4 ? 0x8F : high;
        } else {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if (at + i >= to) {
                return -1;
            }
            int next = bytes[at + i] & 0xFF;
            if (next < low || next > high) {
                return 0;
            }
            low = 0x80;
            high = 0xBF;
        }
        return length;
    }

    /** How many bytes of a malformed sequence at {@code at} one U+FFFD stands for: its longest well-formed beginning, at least 1. */
    static int malformed(byte[] bytes, int at, int to) {
        int length = 1;
        while (at + length < to && sequence(bytes, at, at + length + 1) == -1) {
            length++;
        }
        return length;
    }

    /** Where to cut {@code bytes[0, to)} so that no sequence is cut in two, given that more bytes follow. */
    public static int cut(byte[] bytes, int to) {
        for (int at = to - 1; at >= Math.max(0, to - 3); at--) {
            if ((bytes[at] & 0xC0) != 0x80) {
                return at > 0 && sequence(bytes, at, to) == -1 ? at : to;
            }
        }
        return to;
    }
}
