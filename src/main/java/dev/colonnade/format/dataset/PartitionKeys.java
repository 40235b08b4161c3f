package dev.colonnade.format.dataset;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Field;
import dev.colonnade.column.Type;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Columns out of folder names: {@code year=2025/month=01}. A column is of whole numbers or of dates if all its values
 * are, else of text.
 *
 * @param values for each file, the value of each field as the column holds it: {@link Long} (numbers; days for dates),
 *     {@link String}, or null
 */
record PartitionKeys(List<Field> fields, List<List<@Nullable Object>> values) {
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    static PartitionKeys of(FoundFiles found) {
        List<Map<String, @Nullable String>> texts = new ArrayList<>();
        for (Path file : found.files()) {
            texts.add(read(found.root().relativize(file).getParent()));
        }
        Map<String, @Nullable String> first = texts.getFirst();
        for (int i = 1; i < texts.size(); i++) {
            if (!texts.get(i).keySet().equals(first.keySet())) {
                throw new Fault(Fault.Kind.UNSUPPORTED, found.files().get(i).toString(), null,
                        "lies in folders for " + texts.get(i).keySet() + " where \"" + found.files().getFirst()
                                + "\" lies in folders for " + first.keySet(),
                        "open the folders apart", null);
            }
        }
        List<Field> fields = new ArrayList<>();
        List<List<@Nullable Object>> values = new ArrayList<>();
        texts.forEach(text -> values.add(new ArrayList<>()));
        for (String key : first.keySet()) {
            Type type = type(key, texts);
            fields.add(new Field(key, type, true));
            for (int i = 0; i < texts.size(); i++) {
                values.get(i).add(value(texts.get(i).get(key), type));
            }
        }
        return new PartitionKeys(fields, values);
    }

    private static Map<String, @Nullable String> read(@Nullable Path folders) {
        Map<String, @Nullable String> keys = new LinkedHashMap<>();
        if (folders != null) {
            for (Path folder : folders) {
                String name = folder.toString();
                int equals = name.indexOf('=');
                if (equals > 0) {
                    String value = decode(name.substring(equals + 1));
                    keys.put(decode(name.substring(0, equals)), value.equals(NULL) ? null : value);
                }
            }
        }
        return keys;
    }

    /** Writers put {@code %3A} for characters that a folder's name may not have; a plus is a plus. */
    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static Type type(String key, List<Map<String, @Nullable String>> texts) {
        boolean numbers = true;
        boolean dates = true;
        boolean any = false;
        for (Map<String, @Nullable String> text : texts) {
            String value = text.get(key);
            if (value != null) {
                any = true;
                numbers &= NUMBER.matcher(value).matches();
                dates &= day(value) != null;
            }
        }
        if (any && numbers) {
            return new Type.Int(64, true);
        }
        return any && dates ? new Type.Date(false) : new Type.Utf8(Type.Layout.SMALL);
    }

    private static @Nullable Long day(String value) {
        if (!DATE.matcher(value).matches()) {
            return null;
        }
        try {
            return LocalDate.parse(value).toEpochDay();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Object value(@Nullable String text, Type type) {
        if (text == null) {
            return null;
        }
        return switch (type) {
            case Type.Int number -> Long.valueOf(text);
            case Type.Date date -> day(text);
            default -> text;
        };
    }
}
