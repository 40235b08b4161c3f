package dev.colonnade.app.go;

import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Remedies;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.theme.Pops;
import dev.colonnade.app.work.Engine;
import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.view.CellFormats;
import dev.colonnade.view.SortedSearch;
import dev.colonnade.view.TableView;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.WindowEvent;
import org.controlsfx.control.PopOver;

/** A small prompt that goes to a row; it says what is wrong while one types, and goes on Enter. */
public final class GoTo {
    private static final Set<String> OF_A_UNIT = Set.of("go.noSuchChunk", "go.chunkEmpty", "go.chunkScattered");

    private final Texts texts;
    private final Engine engine;
    private final TableView view;
    private final CellFormats formats;
    private final Consumer<Place.At> go;
    private final TextField input = new TextField();
    private final Label hint = new Label();
    private final PopOver popOver;
    private Cancellation searching = new Cancellation();

    /** @param formats how the columns are written, and what is typed is meant */
    public GoTo(Texts texts, Engine engine, TableView view, CellFormats formats,
            Consumer<Place.At> go) {
        this.texts = texts;
        this.engine = engine;
        this.view = view;
        this.formats = formats;
        this.go = go;
        input.setId("go-to");
        input.setPromptText(texts.get("go.prompt"));
        input.setAccessibleText(texts.get("action.goTo"));
        input.textProperty().addListener(_ -> {
            searching.cancel();
            explain();
        });
        input.setOnAction(_ -> enter());
        hint.setId("go-to-hint");
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        VBox content = new VBox(input, hint);
        content.setPrefWidth(300);
        popOver = Pops.over(content, PopOver.ArrowLocation.TOP_RIGHT);
        popOver.setOnHidden(_ -> searching.cancel());
        explain();
    }

    /** @param over done when it goes, whatever came of it */
    public void show(Node owner, Runnable over) {
        popOver.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> over.run());
        popOver.show(owner);
        input.requestFocus();
    }

    private void explain() {
        hint.setText(switch (Place.parse(input.getText(), view, formats)) {
            case Place.Unclear unclear when OF_A_UNIT.contains(unclear.problem()) -> texts.get(unclear.problem(),
                    view.table().chunks().kind(), unclear.part(), Figures.count(view.table().chunks().count() - 1L));
            case Place.Unclear unclear -> texts.get(unclear.problem(), unclear.part(), Figures.count(view.rowCount()));
            case Place.Nowhere _ -> texts.get("go.hint");
            case Place.Value value -> texts.get("go.value", value.condition());
            case Place.At at -> at.row() < 0
                    ? texts.get("go.column", view.field(at.column()).name())
                    : texts.get("go.row", Figures.count(at.row() + 1), Figures.count(view.rowCount()));
        });
    }

    private void enter() {
        switch (Place.parse(input.getText(), view, formats)) {
            case Place.At at -> arrive(at);
            case Place.Value value -> search(value);
            case Place.Nowhere _,Place.Unclear _ -> {
                // The hint says what is missing.
            }
        }
    }

    private void arrive(Place.At at) {
        popOver.hide();
        go.accept(at);
    }

    /** Typing on, or closing the prompt, ends the search. */
    private void search(Place.Value value) {
        searching.cancel();
        Cancellation mine = new Cancellation();
        searching = mine;
        hint.setText(texts.get("go.searching"));
        engine.background().execute(() -> {
            try {
                SortedSearch.Found first = SortedSearch.first(view, view.sourceColumn(value.column()),
                        value.condition(), mine);
                engine.ui().execute(() -> found(mine, first, value, false));
                if (!first.proven()) {
                    SortedSearch.Found proven = SortedSearch.proven(view, first, value.condition(), mine);
                    engine.ui().execute(() -> found(mine, proven, value, proven.row() != first.row()));
                }
            } catch (Fault fault) {
                engine.ui().execute(() -> {
                    if (mine == searching && fault.kind() != Fault.Kind.CANCELLED) {
                        hint.setText(Remedies.of(texts, String.valueOf(fault.getMessage())));
                    }
                });
            }
        });
    }

    /** @param corrected whether the file led us astray before */
    private void found(Cancellation mine, SortedSearch.Found found, Place.Value value, boolean corrected) {
        if (mine != searching || mine.isCancelled()) {
            return;
        }
        Place.At at = new Place.At(found.row(), value.column());
        String row = Figures.count(found.row() + 1);
        if (found.row() < 0) {
            hint.setText(texts.get(found.proven() ? "go.noSuchValue" : "go.searching", value.condition()));
        } else if (found.proven() && !corrected) {
            arrive(at);
        } else {
            // One is there already while the file is being checked, and hears if it did not tell the truth.
            go.accept(at);
            hint.setText(texts.get(corrected ? "go.notSorted" : "go.proving", row));
        }
    }
}
