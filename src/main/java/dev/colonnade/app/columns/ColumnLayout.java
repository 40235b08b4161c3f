package dev.colonnade.app.columns;

import dev.colonnade.column.Schema;
import dev.colonnade.view.CellFormat;
import dev.colonnade.view.CellFormats;
import dev.colonnade.view.Formats;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * How the columns of one table are laid out: their order, which are hidden, which are pinned to the left, their widths
 * where somebody sized them, and their formats. Columns are named by their number in the table. What changes the
 * arrangement can be undone. No toolkit here; for the thread that paints.
 */
public final class ColumnLayout {
    /**
     * A layout to be kept and brought back, by the names of columns as {@link ColumnNames} has them, since files change.
     *
     * @param order all columns in order; empty for the order of the file
     * @param hidden those not shown
     * @param pinned those fixed at the left
     * @param widths in pixels, of columns that somebody sized
     * @param formats of columns not written the usual way, as {@link CellFormat#write} has it (wrapping is among them)
     */
    public record State(List<String> order, List<String> hidden, List<String> pinned, Map<String, Double> widths,
            Map<String, String> formats) {
        public static final State USUAL = new State(List.of(), List.of(), List.of(), Map.of(), Map.of());

        public State {
            order = List.copyOf(order);
            hidden = List.copyOf(hidden);
            pinned = List.copyOf(pinned);
            widths = Map.copyOf(widths);
            formats = Map.copyOf(formats);
        }
    }

    private Schema schema;
    private final History history;
    private final Map<Integer, Double> widths = new HashMap<>();
    private final Map<Integer, CellFormat> formats = new HashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private Arrangement now;

    public ColumnLayout(Schema schema) {
        this(schema, new History());
    }

    /** @param history of the view that this is a part of */
    public ColumnLayout(Schema schema, History history) {
        this.schema = schema;
        this.history = history;
        history.onChange(this::changed);
        this.now = Arrangement.of(schema.size());
    }

    /** Told after every change but of a width. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** No longer tells this listener. */
    public void offChange(Runnable listener) {
        listeners.remove(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** The columns to show, in order. */
    public int[] shown() {
        return now.shown();
    }

    /** How many of those shown, from the first on, stand fixed at the left. */
    public int pinnedShown() {
        return now.pinnedShown();
    }

    public boolean isHidden(int column) {
        return now.isHidden(column);
    }

    public int hiddenCount() {
        return now.hiddenCount();
    }

    public boolean isPinned(int column) {
        return now.isPinned(column);
    }

    /** Hides columns, all of those given or, if none would be left to see, none. */
    public void hide(int... columns) {
        arrange(before -> before.hide(columns));
    }

    public void show(int column) {
        arrange(before -> before.show(column));
    }

    public void showAll() {
        arrange(Arrangement::showAll);
    }

    public void pin(int column, boolean pinned) {
        arrange(before -> before.pin(column, pinned));
    }

    /** Puts a column where another one stands, which makes room; among pinned ones it becomes pinned, else free. */
    public void move(int column, int toWhere) {
        arrange(before -> before.move(column, toWhere));
    }

    private void arrange(UnaryOperator<Arrangement> change) {
        Arrangement next = change.apply(now);
        if (next != now) {
            Arrangement before = now;
            now = next;
            history.add(() -> now = before.sized(schema.size()), () -> now = next.sized(schema.size()));
        }
    }

    /** What was done to the view, columns or not. */
    public History history() {
        return history;
    }

    public boolean canUndo() {
        return history.canUndo();
    }

    public boolean canRedo() {
        return history.canRedo();
    }

    /** Takes back the last change of the view. */
    public void undo() {
        history.undo();
    }

    public void redo() {
        history.redo();
    }

    /** The width that somebody gave this column, if anybody did. */
    public OptionalDouble width(int column) {
        Double width = widths.get(column);
        return width == null ? OptionalDouble.empty() : OptionalDouble.of(width);
    }

    public void setWidth(int column, double pixels) {
        widths.put(column, pixels);
    }

    public CellFormat format(int column) {
        return formats.getOrDefault(column, CellFormat.USUAL);
    }

    /** Of all columns, as they are now. */
    public CellFormats formats() {
        return new CellFormats(formats);
    }

    public void setFormat(int column, CellFormat wanted) {
        CellFormat format = fitting(column, wanted);
        CellFormat before = format.equals(CellFormat.USUAL) ? formats.remove(column) : formats.put(column, format);
        if (!format.equals(before == null ? CellFormat.USUAL : before)) {
            changed();
        }
    }

    /** Rows of numbers do not get higher, whatever a file said that had text in their place. */
    private CellFormat fitting(int column, CellFormat format) {
        return Formats.wraps(schema.field(column).type()) ? format : format.withWrapped(false);
    }

    /** Whether any column shown goes on over a few lines. */
    public boolean hasWrapped() {
        return formats.entrySet().stream().anyMatch(e -> e.getValue().wrapped() && !isHidden(e.getKey()));
    }

    public State state() {
        List<String> names = names();
        List<String> order = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        List<String> pinned = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            int column = now.at(i);
            if (!now.isInFileOrder()) {
                order.add(names.get(column));
            }
            if (now.isHidden(column)) {
                hidden.add(names.get(column));
            }
            if (now.isPinned(column)) {
                pinned.add(names.get(column));
            }
        }
        Map<String, Double> sized = new LinkedHashMap<>();
        widths.forEach((column, width) -> sized.put(names.get(column), width));
        Map<String, String> written = new LinkedHashMap<>();
        formats.forEach((column, format) -> written.put(names.get(column), format.write()));
        return new State(order, hidden, pinned, sized, written);
    }

    /**
     * The table has other columns behind its own now; those it had before stay as they are, and so does what can be taken
     * back. Whoever was told of changes is so no more: there is another grid to come.
     */
    public void reshape(Schema other) {
        State before = state();
        schema = other;
        listeners.clear();
        arrange(before);
    }

    /** Brings back what {@link #state} told, as far as there still are such columns; new ones come last. */
    public void restore(State state) {
        arrange(state);
        history.clear();
    }

    private void arrange(State state) {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> names = names();
        for (int column = 0; column < names.size(); column++) {
            numbers.put(names.get(column), column);
        }
        HashSet<String> pinned = new HashSet<>(state.pinned());
        LinkedHashMap<Integer, Boolean> ordered = new LinkedHashMap<>();
        state.order().forEach(name -> onColumn(numbers, name, column -> ordered.put(column, true)));
        for (int column = 0; column < names.size(); column++) {
            ordered.putIfAbsent(column, true);
        }
        int[] order = new int[names.size()];
        int first = 0;
        for (int column : ordered.keySet()) {
            if (pinned.contains(names.get(column))) {
                order[first++] = column;
            }
        }
        int next = first;
        for (int column : ordered.keySet()) {
            if (!pinned.contains(names.get(column))) {
                order[next++] = column;
            }
        }
        BitSet hidden = new BitSet();
        state.hidden().forEach(name -> onColumn(numbers, name, hidden::set));
        if (hidden.cardinality() == order.length) {
            hidden.clear();
        }
        widths.clear();
        state.widths().forEach((name, width) -> onColumn(numbers, name, column -> widths.put(column, width)));
        formats.clear();
        state.formats().forEach(
                (name, text) -> onColumn(numbers, name, column -> setQuietly(column, CellFormat.read(text))));
        now = Arrangement.of(order, hidden, first);
    }

    private void setQuietly(int column, CellFormat wanted) {
        CellFormat format = fitting(column, wanted);
        if (!format.equals(CellFormat.USUAL)) {
            formats.put(column, format);
        }
    }

    private static void onColumn(Map<String, Integer> numbers, String name, java.util.function.IntConsumer use) {
        Integer column = numbers.get(name);
        if (column != null) {
            use.accept(column);
        }
    }

    /** Every column by a name of its own. */
    private List<String> names() {
        return ColumnNames.of(schema).all();
    }
}
