package dev.colonnade.view.record;

/** Bytes as people look at them: where, in hex, and as characters. */
public final class HexDump {
    private static final int PER_LINE = 8;

    private HexDump() {
    }

    /** Lines of eight bytes: {@code 00000010  48 65 6c 6c 6f 00 .. ..  Hello.}. */
    public static String of(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        for (int line = 0; line < bytes.length; line += PER_LINE) {
            out.append(line == 0 ? "" : "\n").append(String.format("%06x  ", line));
            for (int i = line; i < line + PER_LINE; i++) {
                out.append(i < bytes.length ? String.format("%02x ", bytes[i]) : "   ");
            }
            out.append(' ');
            for (int i = line; i < Math.min(bytes.length, line + PER_LINE); i++) {
                out.append(bytes[i] >= ' ' && bytes[i] < 0x7F ? (char) bytes[i] : '\u00B7');
            }
        }
        return out.toString();
    }
}
