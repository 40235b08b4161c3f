package dev.colonnade.cli;

/** Text that must stay on its line. */
final class Cells {
    private Cells() {
    }

    /** Line breaks, tabs and other control characters as escapes. */
    static String oneLine(String text) {
        int at = 0;
        while (at < text.length() && !Character.isISOControl(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            switch (next) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (Character.isISOControl(next)) {
                        line.append(String.format("\\u%04x", (int) next));
                    } else {
                        line.append(next);
                    }
                }
            }
        }
        return line.toString();
    }
}
