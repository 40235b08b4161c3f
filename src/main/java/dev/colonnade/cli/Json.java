package dev.colonnade.cli;

import dev.colonnade.text.JsonText;
import dev.colonnade.text.TextSink;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts as JSON: maps, lists, strings, numbers and booleans. */
final class Json {
    private Json() {
    }

    static void write(@Nullable Object value, TextSink out) {
        switch (value) {
            case null -> out.ascii("null");
            case Map<?, ?> map -> {
                out.put('{');
                boolean first = true;
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    if (!first) {
                        out.put(',');
                    }
                    first = false;
                    JsonText.string(String.valueOf(entry.getKey()), out);
                    out.put(':');
                    write(entry.getValue(), out);
                }
                out.put('}');
            }
            case List<?> list -> {
                out.put('[');
                for (int i = 0; i < list.size(); i++) {
                    if (i > 0) {
                        out.put(',');
                    }
                    write(list.get(i), out);
                }
                out.put(']');
            }
            case Boolean flag -> out.ascii(flag.toString());
            case Double number -> JsonText.number(number, out);
            case Float number -> JsonText.number(number, out);
            case Number number -> out.number(number.longValue());
            default -> JsonText.string(value.toString(), out);
        }
    }
}
