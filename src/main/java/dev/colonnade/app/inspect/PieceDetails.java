package dev.colonnade.app.inspect;

import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.base.RowRange;
import dev.colonnade.view.layout.Piece;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All that is known of one piece. */
final class PieceDetails extends ScrollPane {
    private static final PseudoClass NO = PseudoClass.getPseudoClass("no");
    private static final int LONGEST = 2_000;

    private final Texts texts;
    private final InspectorModel model;
    private final Consumer<RowRange> go;
    private final VBox box = new VBox();

    /** @param go takes the grid to some rows of the table */
    PieceDetails(Texts texts, InspectorModel model, Consumer<RowRange> go) {
        this.texts = texts;
        this.model = model;
        this.go = go;
        getStyleClass().add("piece-details");
        setId("piece-details");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        box.getStyleClass().add("piece-details-box");
        setContent(box);
        model.selectedProperty().addListener(_ -> update());
        model.rawProperty().addListener(_ -> update());
        model.formatsProperty().addListener(_ -> update());
        update();
    }

    private void update() {
        box.getChildren().clear();
        setVvalue(0);
        Piece piece = model.selectedProperty().get();
        if (piece == null) {
            return;
        }
        box.getChildren().add(head(piece));
        if (!piece.present()) {
            box.getChildren().add(hint(texts.get("inspect.absentWhy", piece.node().kind())));
            return;
        }
        if (model.probed(piece) >= 0) {
            box.getChildren().add(probe(piece));
        }
        GridPane facts = facts(piece);
        box.getChildren().add(facts);
        if (!piece.isLeaf() && !piece.node().kind().equals("column chunk")) {
            model.shares(piece, shares -> {
                if (piece == model.selectedProperty().get()) {
                    ShareBars bars = new ShareBars(texts, shares);
                    if (!bars.getChildren().isEmpty()) {
                        box.getChildren().add(box.getChildren().indexOf(facts), bars);
                    }
                }
            });
        }
    }

    private HBox head(Piece piece) {
        Label kind = new Label(piece.node().kind());
        kind.getStyleClass().add("piece-kind");
        kind.setMinWidth(USE_PREF_SIZE);
        Label name = new Label(PieceCell.shortName(piece.node()));
        name.setId("piece-title");
        name.getStyleClass().add("piece-title");
        name.setTooltip(new Tooltip(piece.node().name()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(kind, name, gap);
        head.getStyleClass().add("piece-head");
        if (!piece.node().stored().isEmpty()) {
            ToggleButton raw = new ToggleButton(texts.get("inspect.raw"));
            raw.setId("inspect-raw");
            raw.getStyleClass().add("chip");
            raw.setMinWidth(USE_PREF_SIZE);
            raw.setTooltip(new Tooltip(texts.get("inspect.raw.hint")));
            raw.setSelected(model.rawProperty().get());
            raw.setOnAction(_ -> model.rawProperty().set(raw.isSelected()));
            head.getChildren().add(raw);
        }
        RowRange rows = piece.rows();
        if (rows != null && !rows.isEmpty() && piece.within() != null) {
            Button to = new Button(texts.get("inspect.goToRows"));
            to.setId("inspect-rows");
            to.getStyleClass().add("chip");
            to.setMinWidth(USE_PREF_SIZE);
            to.setTooltip(new Tooltip(
                    texts.get("inspect.rows", Figures.count(rows.from() + 1), Figures.count(rows.to()))));
            to.setOnAction(_ -> go.accept(rows));
            head.getChildren().add(to);
        }
        return head;
    }

    private VBox probe(Piece piece) {
        Label question = new Label(texts.get("inspect.bloom"));
        question.getStyleClass().add("section");
        TextField value = new TextField();
        value.setId("bloom-value");
        value.setPromptText(texts.get("inspect.bloom.prompt"));
        Label answer = hint("");
        answer.setId("bloom-answer");
        answer.getStyleClass().add("bloom-answer");
        value.setOnAction(_ -> model.probe(piece, value.getText(), probe -> {
            answer.pseudoClassStateChanged(NO, probe == InspectorModel.Probe.NO);
            answer.setText(texts.get(probe == InspectorModel.Probe.NO ? "inspect.bloom.no" : "inspect.bloom.maybe"));
        }, fault -> {
            answer.pseudoClassStateChanged(NO, false);
            answer.setText(fault.problem());
        }));
        value.textProperty().addListener(_ -> answer.setText(""));
        VBox all = new VBox(question, value, answer);
        all.getStyleClass().add("bloom");
        return all;
    }

    private GridPane facts(Piece piece) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setPercentWidth(40);
        ColumnConstraints values = new ColumnConstraints();
        values.setPercentWidth(60);
        grid.getColumnConstraints().addAll(names, values);
        int row = 0;
        for (FactLine line : FactLine.of(piece.node(), model.rawProperty().get(), piece.rows(),
                bound -> model.shown(piece, bound))) {
            switch (line) {
                case FactLine.Heading heading -> {
                    Label label = new Label(heading.text());
                    label.getStyleClass().addAll("section", "facts-heading");
                    grid.add(label, 0, row++, 2, 1);
                }
                case FactLine.Pair pair -> {
                    Label name = wrapped(pair.name(), "fact-name");
                    Label value = wrapped(cut(pair.value()), "fact-value");
                    if (!pair.exact().isEmpty()) {
                        value.setTooltip(new Tooltip(pair.exact()));
                    }
                    grid.addRow(row++, name, value);
                }
            }
        }
        return grid;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\u2026";
    }

    private static Label wrapped(@Nullable String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        GridPane.setValignment(label, javafx.geometry.VPos.TOP);
        return label;
    }

    private static Label hint(String text) {
        return wrapped(text, "hint");
    }
}
