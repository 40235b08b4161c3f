package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.app.theme.Themes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** The colours that texts and marks are painted in, as the style sheets resolve them, by WCAG's contrast ratio. */
class ContrastTest {
    private record Pair(String front, String back, double least) {}

    private static Pair text(String front, String back) {
        return new Pair(front, back, 4.5);
    }

    private static Pair mark(String front, String back) {
        return new Pair(front, back, 3);
    }

    /** What stands on what: texts of cells, heads, row numbers, status line; the cursor's frame, ticks, drop mark. */
    private static final List<Pair> PAIRS = List.of(text("-color-fg-default", "-color-bg-default"),
            text("-color-fg-subtle", "-color-bg-default"), text("-color-danger-fg", "-color-bg-default"),
            text("-color-accent-fg", "-color-bg-default"), text("-color-fg-muted", "-color-bg-subtle"),
            text("-color-fg-muted", "-color-bg-default"), text("-color-fg-default", "-color-accent-muted"),
            text("-color-fg-default", "-color-accent-subtle"), mark("-color-accent-emphasis", "-color-bg-default"),
            mark("-color-fg-subtle", "-color-bg-default"));

    @Test
    void texts_and_marks_stand_out_in_both_themes() throws Exception {
        FxToolkit.registerPrimaryStage();
        for (boolean dark : new boolean[]{false, true}) {
            Map<String, Double> low = new LinkedHashMap<>();
            for (Pair pair : PAIRS) {
                Color back = over(colour(pair.back, dark), colour("-color-bg-default", dark));
                double ratio = ratio(over(colour(pair.front, dark), back), back);
                if (ratio < pair.least) {
                    low.put(pair.front + " on " + pair.back, ratio);
                }
            }
            assertThat(low).as(dark ? "dark" : "light").isEmpty();
        }
    }

    private static Color colour(String name, boolean dark) {
        return WindowDriver.onFx(() -> {
            Region region = new Region();
            region.setStyle("-fx-background-color: " + name + ";");
            StackPane root = new StackPane(region);
            root.getStyleClass().add("window");
            Scene scene = new Scene(root);
            Themes themes = new Themes();
            themes.choose(dark);
            themes.install(scene);
            scene.getRoot().applyCss();
            Background background = region.getBackground();
            return (Color) background.getFills().getFirst().getFill();
        });
    }

    private static Color over(Color front, Color back) {
        return back.interpolate(Color.color(front.getRed(), front.getGreen(), front.getBlue()), front.getOpacity());
    }

    private static double ratio(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
