package dev.colonnade.app.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonObjectTest {
    @Test
    void what_is_written_is_read_back() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("text", "a \"b\" \\ \n \u0001 \u00e4 \ud83d\ude00 \ud800");
        all.put("number", Long.MAX_VALUE);
        all.put("real", 0.25);
        all.put("flag", true);
        all.put("list", List.of("x", 1L, List.of(), Map.of()));
        all.put("object", Map.of("a", Map.of("b", List.of(false))));
        JsonObject object = new JsonObject(all);
        assertThat(JsonObject.parse(object.toString())).isEqualTo(object);
        assertThat(JsonObject.parse("{ \"a\" : null , \"b\":[null] }").values()).isEqualTo(Map.of("b", List.of()));
    }

    @Test
    void what_is_no_object_is_refused() {
        for (String text : List.of("", "[]", "{", "{\"a\":}", "{\"a\":1,}", "{} x", "{\"a\":tru}", "{\"a\":1-}",
                "{\"a\":\"\\q\"}", "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}", "{\"a\":\"\\uZZZZ\"}",
                "{\"a\":99999999999999999999}")) {
            assertThatThrownBy(() -> JsonObject.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void what_is_of_another_sort_is_as_good_as_not_there() {
        JsonObject object = JsonObject.parse("{\"a\": \"text\", \"b\": [1, {\"c\": 2}]}");
        assertThat(object.number("a", 7)).isEqualTo(7);
        assertThat(object.text("b")).isNull();
        assertThat(object.object("a")).isEqualTo(JsonObject.EMPTY);
        assertThat(object.objects("b")).extracting(o -> o.number("c", 0)).containsExactly(2L);
    }
}
