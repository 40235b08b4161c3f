package dev.colonnade.app.inspect;

import dev.colonnade.app.work.Engine;
import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.format.BloomProbe;
import dev.colonnade.format.LayoutNode;
import dev.colonnade.format.Table;
import dev.colonnade.view.CellFormats;
import dev.colonnade.view.ShownText;
import dev.colonnade.view.layout.ByColumn;
import dev.colonnade.view.layout.CellPath;
import dev.colonnade.view.layout.Piece;
import dev.colonnade.view.layout.ProbeText;
import dev.colonnade.view.layout.Shares;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a table, the piece of it that is looked at, and what can be asked of that. Belongs to the thread that
 * paints; the file is read on others, and answers about a table that is gone are dropped.
 */
public final class InspectorModel {
    /** What a bloom filter says of a value. */
    public enum Probe {
        /** It does not occur. */
        NO,
        /** It may occur. */
        MAYBE
    }

    private final Engine engine;
    private final ReadOnlyObjectWrapper<@Nullable Piece> root = new ReadOnlyObjectWrapper<>(null);
    private final ObjectProperty<@Nullable Piece> selected = new SimpleObjectProperty<>(null);
    private final BooleanProperty byColumn = new SimpleBooleanProperty(this, "byColumn", false);
    private final BooleanProperty raw = new SimpleBooleanProperty(this, "raw", false);
    private final ReadOnlyObjectWrapper<CellFormats> formats = new ReadOnlyObjectWrapper<>(CellFormats.USUAL);
    private @Nullable Table table;
    private @Nullable LayoutNode layout;
    private Cancellation working = new Cancellation();
    private int asking;

    public InspectorModel(Engine engine) {
        this.engine = engine;
        byColumn.addListener(_ -> begin());
    }

    /** The whole file, or its columns, or null where there is nothing to inspect. */
    public ReadOnlyObjectProperty<@Nullable Piece> rootProperty() {
        return root.getReadOnlyProperty();
    }

    /** The piece in front. */
    public ObjectProperty<@Nullable Piece> selectedProperty() {
        return selected;
    }

    /** Whether columns come first, and row groups below them. */
    public BooleanProperty byColumnProperty() {
        return byColumn;
    }

    /** Whether bounds are shown as they are stored. */
    public BooleanProperty rawProperty() {
        return raw;
    }

    /** How the table's columns are written. */
    public ReadOnlyObjectProperty<CellFormats> formatsProperty() {
        return formats.getReadOnlyProperty();
    }

    /** A bound of a piece as its column is written: one of a part of a nested column as such parts are everywhere. */
    String shown(Piece piece, String bound) {
        Table of = table;
        String name = piece.column();
        int column = of == null || name == null ? -1 : of.schema().indexOf(name);
        return of == null || column < 0
                ? bound
                : ShownText.of(of.schema().field(column).type(), bound, formats.get().of(column));
    }

    public @Nullable Table table() {
        return table;
    }

    /** Turns to a table. @param written how its columns are written */
    public void show(@Nullable Table table, CellFormats written) {
        if (table == this.table) {
            formats.set(written);
            return;
        }
        this.table = table;
        formats.set(written);
        working.cancel();
        working = new Cancellation();
        layout = null;
        selected.set(null);
        root.set(null);
        if (table != null) {
            ask(table::layout, read -> {
                layout = read;
                begin();
            }, _ -> {
            });
        }
    }

    /** Whether every answer has come. */
    public boolean isSettled() {
        return asking == 0;
    }

    private void begin() {
        LayoutNode read = layout;
        if (read != null) {
            selected.set(null);
            root.set(Piece.whole(byColumn.get() ? ByColumn.of(read) : read));
        }
    }

    /** Reads some of the pieces that a piece is made of. */
    public void children(Piece piece, int from, int most, Consumer<Piece.Run> arrived, Consumer<Fault> failed) {
        ask(() -> piece.children(from, most), arrived, failed);
    }

    /** Reads how the bytes of a piece divide up. */
    public void shares(Piece piece, Consumer<Shares> arrived) {
        Cancellation mine = working;
        ask(() -> Shares.of(piece, mine), arrived, _ -> {
        });
    }

    /** Finds the piece that holds a cell: the numbers of children on the way to it. The row groups come first then. */
    public void find(long row, String column, Consumer<List<Integer>> arrived) {
        byColumn.set(false);
        Piece from = root.get();
        if (from != null) {
            ask(() -> CellPath.of(from, row, column), arrived, _ -> {
            });
        }
    }

    /** The number of the column that a bloom filter can be asked about, or -1. Files in a folder are not asked. */
    public int probed(Piece piece) {
        Table of = table;
        String column = piece.column();
        Piece chunk = piece.chunk();
        boolean whole = of != null && of.chunks().kind().equals("row group");
        boolean has = piece.present() && (piece.node().kind().equals("bloom filter")
                || piece.node().facts().containsKey("bloomFilterOffset"));
        return of == null || !whole || !has || column == null || chunk == null ? -1 : of.schema().indexOf(column);
    }

    /** Asks a bloom filter whether a value may occur. */
    public void probe(Piece piece, String text, Consumer<Probe> arrived, Consumer<Fault> failed) {
        Table of = table;
        int column = probed(piece);
        Piece chunk = piece.chunk();
        if (of == null || column < 0 || chunk == null) {
            return;
        }
        ask(() -> {
            Object value = ProbeText.parse(of.schema().field(column).type(), text);
            BloomProbe bloom = of.bloom(Integer.parseInt(chunk.node().name()), column);
            if (bloom == null) {
                throw Fault.of(Fault.Kind.UNSUPPORTED, "this bloom filter cannot be read");
            }
            return bloom.mightContain(value) ? Probe.MAYBE : Probe.NO;
        }, arrived, failed);
    }

    private <T> void ask(Supplier<T> question, Consumer<T> arrived, Consumer<Fault> failed) {
        Table asked = table;
        if (asked == null) {
            return;
        }
        Cancellation mine = working;
        asking++;
        engine.background().execute(() -> {
            try {
                T answer = answer(asked, question);
                engine.ui().execute(() -> {
                    asking--;
                    if (mine == working) {
                        arrived.accept(answer);
                    }
                });
            } catch (Fault fault) {
                engine.ui().execute(() -> {
                    asking--;
                    if (mine == working) {
                        failed.accept(fault);
                    }
                });
            }
        });
    }

    private static <T> T answer(Table table, Supplier<T> question) {
        try {
            T answer = question.get();
            table.check();
            return answer;
        } catch (InternalError e) {
            throw table.explain(e);
        } catch (Fault e) {
            throw e;
        } catch (RuntimeException e) {
            // The table was closed under the question, or is not what it says it is.
            throw Fault.damaged(null, "cannot be inspected: " + e.getMessage()).because(e);
        } catch (OutOfMemoryError e) {
            throw Fault.of(Fault.Kind.OVER_BUDGET, "too little memory to show this").because(e);
        }
    }
}
