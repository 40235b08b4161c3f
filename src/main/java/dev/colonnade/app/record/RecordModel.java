package dev.colonnade.app.record;

import dev.colonnade.app.work.Engine;
import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.view.CellFormats;
import dev.colonnade.view.TableView;
import dev.colonnade.view.record.Content;
import dev.colonnade.view.record.Part;
import dev.colonnade.view.record.RecordReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * One row of a view: a part for every column, first without values, which come by and by. Belongs to the thread that
 * paints; values are read on others, and what was asked for another row is dropped.
 */
public final class RecordModel {
    /** Parts of a nested value that are read at a time. */
    public static final int CHILDREN = 100;
    private static final int COLUMNS_AT_A_TIME = 32;
    /** Characters of all values together, about; each gets its share of them. */
    private static final int CHARACTERS = 2_000_000;
    private static final int LONGEST = 8_000;
    private static final int SHORTEST = 200;
    private static final int LARGEST_PICTURE = 8 << 20;

    private final Engine engine;
    private final List<Part> all = new ArrayList<>();
    private final ObservableList<Part> shown = FXCollections.observableArrayList();
    /** Held here: a wrapper that nobody holds is collected, and its listeners hear nothing more. */
    private final ObservableList<Part> shownReadOnly = FXCollections.unmodifiableObservableList(shown);
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final BooleanProperty hideEmpty = new SimpleBooleanProperty(this, "hideEmpty", false);
    private final ReadOnlyLongWrapper row = new ReadOnlyLongWrapper(this, "row", -1);
    private @Nullable TableView view;
    private CellFormats formats = CellFormats.USUAL;
    private Cancellation reading = new Cancellation();

    public RecordModel(Engine engine) {
        this.engine = engine;
        filter.addListener(_ -> select());
        hideEmpty.addListener(_ -> select());
    }

    /** The parts that pass the filter, in the order of columns. */
    public ObservableList<Part> shown() {
        return shownReadOnly;
    }

    /** Of names and types; the case does not matter. */
    public StringProperty filterProperty() {
        return filter;
    }

    public BooleanProperty hideEmptyProperty() {
        return hideEmpty;
    }

    /** The row of the view, from zero; -1 where there is none. */
    public ReadOnlyLongProperty rowProperty() {
        return row.getReadOnlyProperty();
    }

    public @Nullable TableView view() {
        return view;
    }

    /** Whether every value has been read. */
    public boolean isSettled() {
        return all.stream().noneMatch(part -> part.content().equals(Content.Unread.YET));
    }

    /** How many columns there are, whatever the filter. */
    public int size() {
        return all.size();
    }

    /** Turns to a row. @param view null for no row at all; @param formats how its table's columns are written */
    public void show(@Nullable TableView view, long row, CellFormats formats) {
        if (view == this.view && row == this.row.get() && formats.equals(this.formats)) {
            return;
        }
        reading.cancel();
        Cancellation mine = new Cancellation();
        reading = mine;
        boolean same = view == this.view;
        this.view = view;
        this.formats = formats;
        boolean any = view != null && row >= 0 && row < view.rowCount();
        if (!any || view == null) {
            all.clear();
            this.row.set(-1);
            select();
            return;
        }
        if (!same) {
            all.clear();
            for (int column = 0; column < view.columnCount(); column++) {
                all.add(RecordReader.unread(view, column, Content.Unread.YET));
            }
            select();
        }
        this.row.set(row);
        RecordReader reader = reader(view);
        int columns = view.columnCount();
        engine.background().execute(() -> read(reader, view, row, columns, mine));
    }

    private RecordReader reader(TableView view) {
        return new RecordReader(view, formats,
                Math.clamp(CHARACTERS / Math.max(1, view.columnCount()), SHORTEST, LONGEST));
    }

    private void read(RecordReader reader, TableView view, long row, int columns, Cancellation mine) {
        int from = 0;
        try {
            while (from < columns) {
                int to = Math.min(columns, from + COLUMNS_AT_A_TIME);
                int at = from;
                List<Part> parts = reader.columns(row, from, to, mine);
                engine.ui().execute(() -> arrived(mine, at, parts));
                from = to;
            }
        } catch (Fault fault) {
            if (fault.kind() != Fault.Kind.CANCELLED) {
                List<Part> unread = new ArrayList<>();
                for (int column = from; column < columns; column++) {
                    unread.add(RecordReader.unread(view, column, Content.Unread.of(fault)));
                }
                int at = from;
                engine.ui().execute(() -> arrived(mine, at, unread));
            }
        }
    }

    private void arrived(Cancellation mine, int at, List<Part> parts) {
        if (mine != reading) {
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            all.set(at + i, parts.get(i));
        }
        select();
    }

    private void select() {
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        boolean full = hideEmpty.get();
        List<Part> passing = new ArrayList<>();
        for (Part part : all) {
            if ((!full || !part.isEmpty()) && (wanted.isEmpty() || passes(part, wanted))) {
                passing.add(part);
            }
        }
        shown.setAll(passing);
    }

    private static boolean passes(Part part, String wanted) {
        return part.name().toLowerCase(Locale.ROOT).contains(wanted)
                || part.type().toString().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** Reads what a nested value is made of, from one of its parts on; nothing comes if the row was left meanwhile. */
    public void children(Part of, long from, Consumer<List<Part>> arrived) {
        long at = row.get();
        Cancellation mine = reading;
        ask(reader -> reader.children(at, of, from, CHILDREN, mine), arrived,
                fault -> arrived.accept(List.of(new Part("", of.path(), of.type(), of.column(), of.steps(),
                        Content.Unread.of(fault)))));
    }

    /** Reads a value in full. */
    public void whole(Part part, Consumer<String> arrived, Consumer<Fault> failed) {
        long at = row.get();
        Cancellation mine = reading;
        ask(reader -> reader.whole(at, part, mine), arrived, failed);
    }

    /** Reads the bytes of a picture and makes something of them, on the thread that reads. */
    public <T> void picture(Part part, Function<byte[], T> making, Consumer<T> arrived) {
        long at = row.get();
        Cancellation mine = reading;
        ask(reader -> making.apply(reader.bytes(at, part, LARGEST_PICTURE, mine)), arrived, _ -> {
        });
    }

    private <T> void ask(Function<RecordReader, T> question, Consumer<T> arrived, Consumer<Fault> failed) {
        TableView asked = view;
        if (asked == null) {
            return;
        }
        Cancellation mine = reading;
        RecordReader reader = reader(asked);
        engine.background().execute(() -> {
            try {
                T answer = question.apply(reader);
                engine.ui().execute(() -> {
                    if (mine == reading) {
                        arrived.accept(answer);
                    }
                });
            } catch (Fault fault) {
                engine.ui().execute(() -> {
                    if (mine == reading && fault.kind() != Fault.Kind.CANCELLED) {
                        failed.accept(fault);
                    }
                });
            }
        });
    }
}
