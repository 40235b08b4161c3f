package dev.colonnade.format;

import java.util.LinkedHashMap;
import java.util.Map;

/** As much JSON as keys are written in: objects of strings and objects. */
final class KeysText {
    private final String text;
    private int at;

    KeysText(String text) {
        this.text = text;
    }

    Map<String, Object> read() {
        Map<String, Object> all = object(0);
        space();
        if (at < text.length()) {
            throw Keys.wrong("something follows the object");
        }
        return all;
    }

    private Map<String, Object> object(int depth) {
        if (depth > 2) {
            throw Keys.wrong("objects are nested too deep");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        expect('{');
        if (next('}')) {
            return fields;
        }
        do {
            String name = string();
            expect(':');
            space();
            fields.put(name, at < text.length() && text.charAt(at) == '{' ? object(depth + 1) : string());
        } while (next(','));
        expect('}');
        return fields;
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            value.append(c == '\\' ? escape() : c);
        }
        throw Keys.wrong("a string does not end");
    }

    private char escape() {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (at + 4 > text.length()) {
                    throw Keys.wrong("a string does not end");
                }
                at += 4;
                try {
                    yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
                } catch (NumberFormatException e) {
                    throw Keys.wrong("an escape in a string is not hexadecimal");
                }
            }
            default -> throw Keys.wrong("a string has an escape that does not exist");
        };
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean next(char wanted) {
        space();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!next(wanted)) {
            throw Keys.wrong("a '" + wanted + "' is missing at character " + (at + 1));
        }
    }
}
