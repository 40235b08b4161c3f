package dev.colonnade.app.copy;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Engine;
import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.view.CellFormats;
import dev.colonnade.view.CellRange;
import dev.colonnade.view.CopyText;
import dev.colonnade.view.InList;
import dev.colonnade.view.TableView;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/**
 * Puts the cells selected on the clipboard. They are read and written down on another thread; what was on the clipboard
 * stays until then. For the thread that paints.
 */
public final class Copying {
    private final Texts texts;
    private final Engine engine;
    private final Consumer<String> refused;
    private final Consumer<String> tooMuch;
    private Cancellation running = new Cancellation();

    /**
     * @param refused told, in a sentence, why nothing was copied
     * @param tooMuch told the same where that is because there is too much of it
     */
    public Copying(Texts texts, Engine engine, Consumer<String> refused, Consumer<String> tooMuch) {
        this.tooMuch = tooMuch;
        this.texts = texts;
        this.engine = engine;
        this.refused = refused;
    }

    /** Whoever copies again before the last is through wants the newer. */
    public void copy(Grid grid, CopyText.Format format) {
        running.cancel();
        Cancellation mine = new Cancellation();
        running = mine;
        CellRange range = grid.selection();
        if (range.cells() > CopyText.MOST_CELLS) {
            tooMuch.accept(texts.get("copy.tooMuch", Figures.count(range.cells()),
                    Figures.count(CopyText.MOST_CELLS)));
            return;
        }
        if (range.cells() > 0) {
            TableView view = grid.cache().view();
            // Formats belong to the thread that paints: what is copied is what they are now.
            CellFormats formats = grid.columnLayout().formats();
            engine.background().execute(
                    () -> put(mine, () -> CopyText.of(view, range, formats::of, format, mine)));
        }
    }

    /** Puts the values selected in one column on the clipboard, as a list for SQL's {@code IN}. */
    public void copyList(Grid grid, Consumer<InList> copied) {
        running.cancel();
        Cancellation mine = new Cancellation();
        running = mine;
        CellRange range = grid.selection();
        TableView view = grid.cache().view();
        if (range.cells() > 0) {
            engine.background().execute(() -> put(mine, () -> {
                InList list = InList.of(view, range, mine);
                engine.ui().execute(() -> {
                    if (mine == running) {
                        copied.accept(list);
                    }
                });
                return list.text();
            }));
        }
    }

    private void put(Cancellation mine, Supplier<String> writing) {
        try {
            String text = writing.get();
            engine.ui().execute(() -> {
                if (mine == running) {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(text);
                    Clipboard.getSystemClipboard().setContent(content);
                }
            });
        } catch (Fault fault) {
            if (fault.kind() != Fault.Kind.CANCELLED) {
                engine.ui().execute(() -> refused.accept(fault.getMessage()));
            }
        }
    }
}
