package dev.colonnade.app.inspect;

import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.view.layout.Shares;
import dev.colonnade.view.layout.Shares.Share;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Bytes as bars: the largest columns by name, row groups or record batches side by side in the order of the file. */
final class ShareBars extends VBox {
    private static final int NAMED = 12;
    private static final int COLUMNS = 60;
    private static final double HEIGHT = 54;

    ShareBars(Texts texts, Shares shares) {
        getStyleClass().add("shares");
        if (shares.byColumn().size() > 1) {
            getChildren().add(heading(texts.get("inspect.byColumn"), shares, texts));
            largest(texts, shares.byColumn());
        }
        if (shares.byChunk().size() > 1) {
            getChildren().add(heading(texts.get("inspect.byChunk", shares.chunkKind()), shares, texts));
            getChildren().add(new Columns(shares));
        }
    }

    private static Label heading(String text, Shares shares, Texts texts) {
        boolean partly = shares.covered() < shares.chunks();
        Label label = new Label(partly
                ? texts.get("inspect.partly", text, Figures.count(shares.covered()), Figures.count(shares.chunks()))
                : text);
        label.getStyleClass().add("section");
        return label;
    }

    private void largest(Texts texts, List<Share> shares) {
        long most = Math.max(1, shares.getFirst().bytes());
        List<Share> shown = new ArrayList<>(shares.subList(0, Math.min(NAMED, shares.size())));
        if (shares.size() > NAMED) {
            long rest = shares.stream().skip(NAMED).mapToLong(Share::bytes).sum();
            shown.add(new Share(texts.get("inspect.others", Figures.count(shares.size() - NAMED)), rest));
            most = Math.max(most, rest);
        }
        for (Share share : shown) {
            getChildren().add(new Line(share, (double) share.bytes() / most));
        }
    }

    /** A name, a bar, a figure; the bar takes what room the others leave. */
    private static final class Line extends HBox {
        Line(Share share, double part) {
            getStyleClass().add("share-line");
            Label name = new Label(share.name());
            name.getStyleClass().add("share-name");
            Label bytes = new Label(Figures.bytes(share.bytes()));
            bytes.getStyleClass().add("share-bytes");
            Region bar = new Region();
            bar.getStyleClass().add("share-bar");
            Pane room = new Pane(bar) {
                @Override
                protected void layoutChildren() {
                    bar.resizeRelocate(0, 0, Math.max(2, Math.rint(part * getWidth())), getHeight());
                }
            };
            room.getStyleClass().add("share-room");
            HBox.setHgrow(room, javafx.scene.layout.Priority.ALWAYS);
            getChildren().addAll(name, room, bytes);
        }
    }

    /** One upright bar a chunk; where they are too many, each bar is the mean of a few neighbours. */
    private static final class Columns extends Pane {
        private final List<Double> heights = new ArrayList<>();

        Columns(Shares shares) {
            getStyleClass().add("share-columns");
            setMinHeight(HEIGHT);
            setPrefHeight(HEIGHT);
            List<Share> all = shares.byChunk();
            int bars = Math.min(COLUMNS, all.size());
            long most = Math.max(1, all.stream().mapToLong(Share::bytes).max().orElse(1));
            for (int i = 0; i < bars; i++) {
                int from = (int) ((long) all.size() * i / bars);
                int to = (int) ((long) all.size() * (i + 1) / bars);
                double mean = all.subList(from, to).stream().mapToLong(Share::bytes).average().orElse(0);
                heights.add(mean / most);
                Region bar = new Region();
                bar.getStyleClass().add("share-bar");
                String which = to - from == 1
                        ? all.get(from).name()
                        : all.get(from).name() + " \u2013 "
                                + all.get(to - 1).name();
                Tooltip.install(bar, new Tooltip(shares.chunkKind() + " " + which + "  \u00B7  "
                        + Figures.bytes(Math.round(mean))));
                getChildren().add(bar);
            }
        }

        @Override
        protected void layoutChildren() {
            double step = Math.min(28, getWidth() / Math.max(1, heights.size()));
            double gap = step > 5 ? 2 : step > 3 ? 1 : 0;
            for (int i = 0; i < heights.size(); i++) {
                double height = Math.max(2, Math.rint(heights.get(i) * HEIGHT));
                getChildren().get(i).resizeRelocate(Math.rint(i * step), HEIGHT - height,
                        Math.max(1, Math.rint((i + 1) * step) - Math.rint(i * step) - gap), height);
            }
        }
    }
}
