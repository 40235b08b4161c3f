package dev.colonnade.text;

import dev.colonnade.base.Fault;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Text values: as they are, as JSON strings (RFC 8259), or within CSV quotes (RFC 4180). Checked to be UTF-8. */
final class StringText {
    /** What stands around the text and must be escaped in it. */
    enum Form {
        PLAIN, JSON, CSV_QUOTED
    }

    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);
    private static final String HEX = "0123456789abcdef";

    private StringText() {
    }

    /** Writes the text, in pieces: memory is read once, so what was checked is what is written. */
    static void write(MemorySegment value, Form form, TextSink out) {
        byte[] piece = out.piece();
        long size = value.byteSize();
        open(form, out);
        // A sink with a limit needs only the beginning, and one byte more to see that there was more.
        long wanted = Math.min(size, out.useful(size) + 1);
        for (long at = 0; at < wanted;) {
            int length = (int) Math.min(piece.length, wanted - at);
            MemorySegment.copy(value, ValueLayout.JAVA_BYTE, at, piece, 0, length);
            int cut = at + length < size ? Utf8.cut(piece, length) : length;
            escape(piece, cut, form, out);
            at += cut;
            if (out.isFull()) {
                break;
            }
        }
        open(form, out);
    }

    /** A name or other text of ours. */
    static void write(String text, Form form, TextSink out) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        open(form, out);
        escape(utf8, utf8.length, form, out);
        open(form, out);
    }

    private static void open(Form form, TextSink out) {
        if (form != Form.PLAIN) {
            out.put('"');
        }
    }

    private static void escape(byte[] bytes, int to, Form form, TextSink out) {
        int from = 0;
        for (int at = 0; at < to;) {
            byte next = bytes[at];
            if (next < 0) {
                int length = Utf8.sequence(bytes, at, to);
                if (length > 0) {
                    at += length;
                    continue;
                }
                if (out.invalidUtf8() == InvalidUtf8.REFUSE) {
                    throw Fault.damaged(null, "text that is not valid UTF-8")
                            .advise("write U+FFFD in its place with --invalid-utf8 replace");
                }
                out.put(bytes, from, at);
                out.put(REPLACEMENT, 0, REPLACEMENT.length);
                at += Utf8.malformed(bytes, at, to);
                from = at;
            } else if (form == Form.JSON && (next < ' ' || next == '"' || next == '\\')) {
                out.put(bytes, from, at);
                escaped(next, out);
                from = ++at;
            } else if (form == Form.CSV_QUOTED && next == '"') {
                out.put(bytes, from, at);
                out.ascii("\"\"");
                from = ++at;
            } else {
                at++;
            }
        }
        out.put(bytes, from, to);
    }

    private static void escaped(byte next, TextSink out) {
        switch (next) {
            case '"' -> out.ascii("\\\"");
            case '\\' -> out.ascii("\\\\");
            case '\n' -> out.ascii("\\n");
            case '\r' -> out.ascii("\\r");
            case '\t' -> out.ascii("\\t");
            case '\b' -> out.ascii("\\b");
            case '\f' -> out.ascii("\\f");
            default -> {
                out.ascii("\\u00");
                out.put(HEX.charAt(next >> 4));
                out.put(HEX.charAt(next & 15));
            }
        }
    }

    /** Bytes as lower-case hex digits. */
    static void hex(MemorySegment value, TextSink out) {
        byte[] piece = out.piece();
        long size = Math.min(value.byteSize(), out.useful(value.byteSize()) + 1);
        for (long at = 0; at < size; at += piece.length) {
            int length = (int) Math.min(piece.length, size - at);
            MemorySegment.copy(value, ValueLayout.JAVA_BYTE, at, piece, 0, length);
            for (int i = 0; i < length; i++) {
                out.put(HEX.charAt(piece[i] >> 4 & 15));
                out.put(HEX.charAt(piece[i] & 15));
            }
        }
    }

    /** 16 bytes in the groups of RFC 9562. */
    static void uuid(MemorySegment value, TextSink out) {
        for (int at = 0; at < 16; at++) {
            if (at == 4 || at == 6 || at == 8 || at == 10) {
                out.put('-');
            }
            byte next = value.get(ValueLayout.JAVA_BYTE, at);
            out.put(HEX.charAt(next >> 4 & 15));
            out.put(HEX.charAt(next & 15));
        }
    }
}
