package dev.colonnade.app.keep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of a JSON text, asked for what it should have: whatever is missing or of another sort is as good as not
 * there. Values are {@code String}, {@code Long}, {@code Double}, {@code Boolean}, lists and maps of these.
 */
public record JsonObject(Map<String, Object> values) {
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    public JsonObject {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** @throws IllegalArgumentException if the text is no JSON object */
    public static JsonObject parse(String text) {
        return of(JsonText.parse(text));
    }

    private static JsonObject of(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("not an object");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, of) -> values.put(String.valueOf(key), of));
        return new JsonObject(values);
    }

    public @Nullable String text(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    public long number(String name, long otherwise) {
        return values.get(name) instanceof Number number ? number.longValue() : otherwise;
    }

    public double real(String name, double otherwise) {
        return values.get(name) instanceof Number number ? number.doubleValue() : otherwise;
    }

    public boolean flag(String name, boolean otherwise) {
        return values.get(name) instanceof Boolean flag ? flag : otherwise;
    }

    public JsonObject object(String name) {
        return values.get(name) instanceof Map<?, ?> map ? of(map) : EMPTY;
    }

    /** The objects of a list. */
    public List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        if (values.get(name) instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Map<?, ?> map) {
                    objects.add(of(map));
                }
            }
        }
        return objects;
    }

    /** The texts of a list. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (values.get(name) instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof String text) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    /** As JSON, a member a line at the outermost level. */
    @Override
    public String toString() {
        return JsonText.write(values);
    }
}
