package dev.colonnade.format;

import dev.colonnade.base.Fault;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys to encrypted files, as somebody gave them. Never printed: {@link #toString} tells how many there are, no more.
 *
 * @param footer of the file as a whole, or null
 * @param columns of single columns, by their names with dots
 * @param aadPrefix what the writer bound the file to, where the file does not say so itself
 */
public record Keys(byte @Nullable [] footer, Map<String, byte[]> columns, byte @Nullable [] aadPrefix) {
    public static final Keys NONE = new Keys(null, Map.of(), null);

    public Keys {
        columns = Map.copyOf(columns);
    }

    /**
     * Reads {@code {"footer":"..","columns":{"name":".."},"aadPrefix":".."}}, all of it optional. A key is 16, 24 or 32
     * characters of text, or {@code hex:} and twice as many digits.
     *
     * @throws Fault of kind {@code USAGE} that never shows a key
     */
    public static Keys parse(String json) {
        Map<String, Object> all = new KeysText(json).read();
        byte[] footer = null;
        byte[] prefix = null;
        Map<String, byte[]> columns = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : all.entrySet()) {
            switch (entry.getKey()) {
                case "footer" -> footer = key("footer", entry.getValue());
                case "aadPrefix" -> prefix = bytes("aadPrefix", entry.getValue());
                case "columns" -> {
                    if (!(entry.getValue() instanceof Map<?, ?> named)) {
                        throw wrong("\"columns\" is not an object");
                    }
                    named.forEach((name, key) -> columns.put(String.valueOf(name), key("column " + name, key)));
                }
                default -> throw wrong("\"" + entry.getKey() + "\" is none of footer, columns and aadPrefix");
            }
        }
        return new Keys(footer, columns, prefix);
    }

    /**
     * Keys typed in, each written as in JSON; an empty one is none.
     *
     * @throws Fault of kind {@code USAGE} that never shows a key
     */
    public static Keys of(String footer, Map<String, String> columns, String aadPrefix) {
        Map<String, byte[]> named = new LinkedHashMap<>();
        columns.forEach((name, key) -> named.put(name, key("column " + name, key)));
        return new Keys(footer.isEmpty() ? null : key("footer", footer), named,
                aadPrefix.isEmpty() ? null : bytes("aadPrefix", aadPrefix));
    }

    private static byte[] key(String what, @Nullable Object value) {
        byte[] key = bytes(what, value);
        if (key.length != 16 && key.length != 24 && key.length != 32) {
            throw wrong("the key of " + what + " has " + key.length + " bytes, not 16, 24 or 32");
        }
        return key;
    }

    private static byte[] bytes(String what, @Nullable Object value) {
        if (!(value instanceof String text)) {
            throw wrong("the value of " + what + " is not a string");
        }
        if (!text.startsWith("hex:")) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return HexFormat.of().parseHex(text.substring(4));
        } catch (IllegalArgumentException e) {
            throw wrong("the value of " + what + " is not hexadecimal");
        }
    }

    static Fault wrong(String problem) {
        return Fault.of(Fault.Kind.USAGE, "the keys cannot be read: " + problem);
    }

    @Override
    public String toString() {
        return "Keys[" + (footer == null ? "no footer key" : "footer key") + ", " + columns.size() + " column keys]";
    }
}
