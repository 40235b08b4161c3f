package dev.colonnade.app.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.view.CellFormat;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnLayoutTest {
    private static ColumnLayout layout(String... names) {
        return new ColumnLayout(schema(names));
    }

    private static Schema schema(String... names) {
        return new Schema(
                Arrays.stream(names).map(name -> new Field(name, new Type.Utf8(Type.Layout.SMALL), true)).toList());
    }

    @Test
    void only_text_and_what_is_nested_wraps() {
        ColumnLayout numbers = new ColumnLayout(new Schema(List.of(new Field("n", new Type.Int(64, true), true))));
        numbers.setFormat(0, CellFormat.USUAL.withWrapped(true).withGrouped(true));
        assertThat(numbers.hasWrapped()).isFalse();
        assertThat(numbers.format(0)).isEqualTo(CellFormat.USUAL.withGrouped(true));
        ColumnLayout text = layout("n");
        text.setFormat(0, CellFormat.USUAL.withWrapped(true));
        assertThat(text.hasWrapped()).isTrue();
        numbers.restore(text.state());
        assertThat(numbers.hasWrapped()).as("a file that has numbers now").isFalse();
    }

    @Test
    void hides_and_shows_but_never_hides_all() {
        ColumnLayout layout = layout("a", "b", "c");
        layout.hide(1);
        assertThat(layout.shown()).containsExactly(0, 2);
        layout.hide(0, 2);
        assertThat(layout.shown()).as("something must stay").containsExactly(0, 2);
        layout.show(1);
        assertThat(layout.shown()).containsExactly(0, 1, 2);
    }

    @Test
    void pinned_columns_come_first_and_go_back_before_the_others() {
        ColumnLayout layout = layout("a", "b", "c", "d");
        layout.pin(2, true);
        layout.pin(3, true);
        assertThat(layout.shown()).containsExactly(2, 3, 0, 1);
        assertThat(layout.pinnedShown()).isEqualTo(2);
        layout.hide(2);
        assertThat(layout.pinnedShown()).isEqualTo(1);
        layout.showAll();
        layout.pin(2, false);
        assertThat(layout.shown()).containsExactly(3, 2, 0, 1);
        assertThat(layout.pinnedShown()).isEqualTo(1);
    }

    @Test
    void moving_across_the_edge_pins_and_frees() {
        ColumnLayout layout = layout("a", "b", "c", "d");
        layout.move(0, 2);
        assertThat(layout.shown()).containsExactly(1, 2, 0, 3);
        layout.move(3, 1);
        assertThat(layout.shown()).containsExactly(3, 1, 2, 0);
        layout.pin(3, true);
        layout.move(0, 3);
        assertThat(layout.shown()).containsExactly(0, 3, 1, 2);
        assertThat(layout.pinnedShown()).isEqualTo(2);
        layout.move(0, 2);
        assertThat(layout.shown()).containsExactly(3, 1, 2, 0);
        assertThat(layout.pinnedShown()).isEqualTo(1);
    }

    @Test
    void every_arrangement_can_be_taken_back_and_done_again() {
        ColumnLayout layout = layout("a", "b", "c");
        layout.hide(0);
        layout.pin(2, true);
        layout.undo();
        assertThat(layout.shown()).containsExactly(1, 2);
        layout.undo();
        assertThat(layout.shown()).containsExactly(0, 1, 2);
        assertThat(layout.canUndo()).isFalse();
        layout.redo();
        layout.redo();
        assertThat(layout.shown()).containsExactly(2, 1);
        assertThat(layout.canRedo()).isFalse();
        layout.undo();
        layout.showAll();
        assertThat(layout.canRedo()).as("a new way was taken").isFalse();
    }

    @Test
    void a_state_comes_back_by_name_even_when_the_file_has_changed() {
        ColumnLayout before = layout("a", "b", "b", "c");
        before.move(3, 0);
        before.pin(2, true);
        before.hide(1);
        before.setWidth(2, 123);
        CellFormat format = new CellFormat(true, false, ZoneId.of("Europe/Berlin"), true);
        before.setFormat(0, format);
        ColumnLayout.State state = before.state();
        assertThat(state.pinned()).containsExactly("b\t2");

        ColumnLayout same = layout("a", "b", "b", "c");
        same.restore(state);
        assertThat(same.shown()).isEqualTo(before.shown()).containsExactly(2, 3, 0);
        assertThat(same.state()).isEqualTo(state);
        assertThat(same.width(2)).hasValue(123);
        assertThat(same.format(0)).isEqualTo(format);

        ColumnLayout other = layout("new", "c", "a");
        other.restore(state);
        assertThat(other.shown()).containsExactly(1, 2, 0);
        assertThat(other.format(2)).isEqualTo(format);
    }

    @Test
    void the_usual_state_says_nothing() {
        assertThat(layout("a", "b").state()).isEqualTo(ColumnLayout.State.USUAL);
        ColumnLayout hidden = layout("a");
        hidden.restore(new ColumnLayout.State(List.of(), List.of("a"), List.of(), java.util.Map.of(),
                java.util.Map.of("a", "zone=No/Where loud")));
        assertThat(hidden.shown()).containsExactly(0);
        assertThat(hidden.format(0)).isEqualTo(CellFormat.USUAL);
    }
}
