package dev.colonnade.app.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.column.Field;
import dev.colonnade.column.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeTextTest {
    private static final Type TEXT = new Type.Utf8(Type.Layout.SMALL);
    private static final Type INT = new Type.Int(32, true);

    private static Field field(String name, Type type) {
        return new Field(name, type, true, Map.of());
    }

    @Test
    void fine_print_goes_before_what_the_type_is() {
        assertThat(TypeText.brief(new Type.Dictionary(1, new Type.Int(32, true), false, TEXT), 1))
                .isEqualTo("dictionary<string>");
        Type struct = new Type.Struct(List.of(field("a", INT), field("b", TEXT)));
        Type list = new Type.ListOf(Type.Layout.SMALL, field("item", struct));
        assertThat(TypeText.brief(list, 3)).isEqualTo("list<struct<2 fields>>");
        assertThat(TypeText.brief(list, 1)).isEqualTo("list<struct>");
        assertThat(TypeText.brief(list, 0)).isEqualTo("list");
        Type map = new Type.MapOf(field("entries", new Type.Struct(List.of(field("key", TEXT), field("value", list)))),
                false);
        assertThat(TypeText.brief(map, 2)).isEqualTo("map<string, list<struct>>");
        assertThat(TypeText.brief(map, 0)).isEqualTo("map");
    }
}
