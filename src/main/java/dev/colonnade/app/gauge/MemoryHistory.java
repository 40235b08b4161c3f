package dev.colonnade.app.gauge;

import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.memory.Gauges;
import dev.colonnade.task.Pressure;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/** A minute of the memory budget: what is in use, what is kept for reuse upon it, and the line that neither crosses. */
final class MemoryHistory extends Pane {
    private static final double HEIGHT = 86;
    /** Above the budget's line, so that it is seen to be one. */
    private static final double HEAD = 14;

    private final Texts texts;
    private final Polygon kept = shape("memory-kept");
    private final Polygon used = shape("memory-used");
    private final Line limit = new Line();
    private final Label limitName = new Label();
    private final Label span = new Label();
    private List<GaugeModel.Moment> shown = List.of();

    MemoryHistory(Texts texts) {
        this.texts = texts;
        setId("memory-history");
        getStyleClass().add("memory-history");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        limit.setManaged(false);
        limit.getStyleClass().add("memory-limit");
        limitName.getStyleClass().add("memory-name");
        span.getStyleClass().add("memory-name");
        span.setText(texts.get("gauge.minute"));
        getChildren().addAll(kept, used, limit, limitName, span);
    }

    private static Polygon shape(String style) {
        Polygon shape = new Polygon();
        shape.setManaged(false);
        shape.getStyleClass().add(style);
        return shape;
    }

    /** A pseudo-class for each level, so that styles say how it looks. */
    static void mark(javafx.scene.Node node, Pressure pressure) {
        node.pseudoClassStateChanged(PseudoClass.getPseudoClass("warning"), pressure == Pressure.WARNING);
        node.pseudoClassStateChanged(PseudoClass.getPseudoClass("critical"), pressure == Pressure.CRITICAL);
    }

    void show(List<GaugeModel.Moment> history, Pressure pressure) {
        shown = history;
        mark(used, pressure);
        if (!history.isEmpty()) {
            Gauges.Sample last = history.getLast().sample();
            limitName.setText(texts.get("gauge.limit", Figures.bytes(last.limit())));
            setAccessibleText(texts.get("gauge.history.spoken", Figures.bytes(last.spokenFor()),
                    Figures.bytes(last.limit()), Figures.bytes(history.stream()
                            .mapToLong(moment -> moment.sample().spokenFor()).max().orElse(0))));
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double foot = getHeight();
        limit.setStartX(0);
        limit.setEndX(width);
        limit.setStartY(HEAD);
        limit.setEndY(HEAD);
        limitName.autosize();
        limitName.relocate(4, 0);
        span.autosize();
        span.relocate(width - span.getWidth() - 4, 0);
        fill(used, width, foot, false);
        fill(kept, width, foot, true);
    }

    private void fill(Polygon shape, double width, double foot, boolean whole) {
        List<Double> points = new ArrayList<>();
        double step = width / (GaugeModel.KEPT - 1);
        double x = width - step * (shown.size() - 1);
        points.add(x);
        points.add(foot);
        for (GaugeModel.Moment moment : shown) {
            Gauges.Sample sample = moment.sample();
            double share = (double) (whole ? sample.reserved() : sample.spokenFor()) / Math.max(1, sample.limit());
            points.add(x);
            points.add(foot - Math.min(1, share) * (foot - HEAD));
            x += step;
        }
        points.add(width);
        points.add(foot);
        shape.getPoints().setAll(points);
    }
}
