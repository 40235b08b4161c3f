package dev.colonnade.app.gauge;

import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.theme.Pops;
import dev.colonnade.memory.Gauges;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** The gauge in the status bar, in three figures; its pop-over has all of them, each with what it means. */
public final class GaugeButton {
    /** How long the level is when all of the budget is in use, in pixels. */
    private static final double LEVEL = 44;
    private static final String[] KEYS = {"mapped", "resident", "held", "heap", "buffers", "pages", "pooled",
            "budget", "anonymous", "peak"};

    private final Texts texts;
    private final GaugeModel model;
    private final Button button = new Button();
    private final Region mappedDot = dot("mapped-dot");
    private final Label mapped = new Label();
    private final Label held = new Label();
    private final Label[] figures = new Label[KEYS.length];
    private final Region fill = new Region();
    private final Tooltip tooltip = new Tooltip();
    private final MemoryHistory history;
    private final PopOver popOver;

    public GaugeButton(Texts texts, GaugeModel model) {
        this.texts = texts;
        this.model = model;
        Region heldDot = dot("held-dot");
        StackPane level = new StackPane(fill);
        level.setId("gauge-level");
        level.getStyleClass().add("gauge-room");
        fill.setId("gauge-fill");
        fill.getStyleClass().add("gauge-fill");
        StackPane.setAlignment(fill, Pos.CENTER_LEFT);
        HBox line = new HBox(mappedDot, mapped, heldDot, held, level);
        line.getStyleClass().add("gauge-line");
        button.setGraphic(line);
        button.setId("gauge");
        button.getStyleClass().addAll("flat", "gauge");
        button.setTooltip(tooltip);
        button.setOnAction(_ -> toggle());
        history = new MemoryHistory(texts);
        popOver = Pops.over(explained(), PopOver.ArrowLocation.BOTTOM_RIGHT);
        model.sampleProperty().addListener(_ -> update());
        update();
    }

    public Button node() {
        return button;
    }

    /** @param brief whether there is room only for what we hold, and not for what is mapped */
    public void setBrief(boolean brief) {
        for (Region part : new Region[]{mappedDot, mapped}) {
            part.setVisible(!brief);
            part.setManaged(!brief);
        }
    }

    public void toggle() {
        if (popOver.isShowing()) {
            popOver.hide();
        } else {
            history.show(model.history(), model.pressure());
            popOver.show(button);
        }
    }

    private static Region dot(String style) {
        Region dot = new Region();
        dot.getStyleClass().addAll("gauge-dot", style);
        return dot;
    }

    private VBox explained() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("gauge-figures");
        ColumnConstraints names = new ColumnConstraints();
        ColumnConstraints values = new ColumnConstraints(130);
        values.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(names, values);
        for (int i = 0; i < KEYS.length; i++) {
            Label name = new Label(texts.get("gauge." + KEYS[i]));
            Label why = new Label(texts.get("gauge." + KEYS[i] + ".why"));
            why.getStyleClass().add("hint");
            why.setWrapText(true);
            why.setPrefWidth(290);
            why.setMinHeight(Region.USE_PREF_SIZE);
            figures[i] = new Label();
            figures[i].getStyleClass().add("gauge-figure");
            GridPane.setValignment(figures[i], javafx.geometry.VPos.TOP);
            VBox said = new VBox(name, why);
            // Parts of a whole stand under it.
            said.getStyleClass().add(i >= 3 && i <= 6 ? "gauge-part" : "gauge-whole");
            grid.addRow(i, said, figures[i]);
        }
        return new VBox(history, grid);
    }

    private void update() {
        Gauges.Sample sample = model.sample();
        mapped.setText(texts.get("gauge.short.mapped", text(sample.mapped()), text(sample.resident())));
        held.setText(texts.get("gauge.short.held", text(sample.held())));
        double share = Math.clamp((double) sample.spokenFor() / Math.max(1, sample.limit()), 0, 1);
        double pixels = sample.spokenFor() == 0 ? 0 : Math.max(1, Math.rint(LEVEL * share));
        fill.setMinWidth(pixels);
        fill.setMaxWidth(pixels);
        MemoryHistory.mark(fill, model.pressure());
        String said = texts.get("gauge.spoken." + model.pressure().name().toLowerCase(Locale.ROOT),
                text(sample.spokenFor()), text(sample.limit()));
        tooltip.setText(said);
        button.setAccessibleText(mapped.getText() + ", " + held.getText() + ", " + said);
        if (popOver.isShowing()) {
            history.show(model.history(), model.pressure());
        }
        String[] values = {text(sample.mapped()), text(sample.resident()), text(sample.held()), text(sample.heap()),
                text(Math.max(0, sample.heldInUse() - sample.cached())), text(sample.cached()),
                text(sample.heldPooled()),
                texts.get("gauge.of", text(sample.reserved()), text(sample.limit())), text(sample.anonymous()),
                text(sample.peak())};
        for (int i = 0; i < values.length; i++) {
            figures[i].setText(values[i]);
        }
    }

    private String text(long bytes) {
        return bytes == Gauges.UNKNOWN ? texts.get("gauge.unknown") : Figures.bytes(bytes);
    }
}
