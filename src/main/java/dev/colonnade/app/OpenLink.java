package dev.colonnade.app;

import dev.colonnade.app.desk.Links;
import dev.colonnade.app.grid.CellCursor;
import dev.colonnade.app.work.Engine;
import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.view.CellFormat;
import dev.colonnade.view.CellRead;
import dev.colonnade.view.TableView;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Consumer;

/** Opens the address that stands in a cell: the whole of it, which may be longer than what is shown. */
final class OpenLink {
    /** No address that works is longer. */
    private static final int LONGEST = 8_000;

    private final Engine engine;
    private final Links links;
    private final Consumer<String> refused;

    /** @param refused told, in a sentence, why nothing was opened */
    OpenLink(Engine engine, Links links, Consumer<String> refused) {
        this.engine = engine;
        this.links = links;
        this.refused = refused;
    }

    void open(TableView view, CellCursor cell) {
        engine.background().execute(() -> {
            try {
                String text = CellRead.text(view, cell.row(), cell.column(), CellFormat.USUAL, LONGEST,
                        Cancellation.NEVER);
                links.open(new URI(text == null ? "" : text));
            } catch (Fault | URISyntaxException e) {
                engine.ui().execute(() -> refused.accept(String.valueOf(e.getMessage())));
            }
        });
    }
}
