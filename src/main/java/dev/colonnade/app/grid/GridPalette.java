package dev.colonnade.app.grid;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/**
 * The font and colours of cells, from the style sheet. Cells are painted by hand: styling thousands of nodes a frame
 * would cost more than showing them.
 */
final class GridPalette {
    private static final StyleablePropertyFactory<Grid> FACTORY = new StyleablePropertyFactory<>(
            Region.getClassCssMetaData());

    private final StyleableProperty<Font> font;
    private final StyleableProperty<Color> ink;
    private final StyleableProperty<Color> faint;
    private final StyleableProperty<Color> danger;
    private final StyleableProperty<Color> link;
    private final String unreadable;

    /** @param unreadable what stands in a cell that could not be read */
    GridPalette(Grid grid, Runnable changed, String unreadable) {
        this.unreadable = unreadable;
        font = FACTORY.createStyleableFontProperty(grid, "font", "-fx-font", g -> g.palette().font,
                Font.getDefault());
        ink = colour(grid, "ink", Color.BLACK, p -> p.ink);
        faint = colour(grid, "faint", Color.GRAY, p -> p.faint);
        danger = colour(grid, "danger", Color.RED, p -> p.danger);
        link = colour(grid, "link", Color.BLUE, p -> p.link);
        for (StyleableProperty<?> property : List.of(font, ink, faint, danger, link)) {
            ((ObservableValue<?>) property).addListener((_, _, _) -> changed.run());
        }
    }

    private static StyleableProperty<Color> colour(Grid grid, String name, Color initial,
            java.util.function.Function<GridPalette, StyleableProperty<Color>> which) {
        return FACTORY.createStyleableColorProperty(grid, name, "-grid-" + name,
                g -> which.apply(g.palette()), initial);
    }

    static List<CssMetaData<? extends Styleable, ?>> cssMetaData() {
        return FACTORY.getCssMetaData();
    }

    Font font() {
        return font.getValue();
    }

    Color ink() {
        return ink.getValue();
    }

    /** For marks that are not values: nulls, cells on their way. */
    Color faint() {
        return faint.getValue();
    }

    Color danger() {
        return danger.getValue();
    }

    /** For addresses that can be opened. */
    Color link() {
        return link.getValue();
    }

    String unreadable() {
        return unreadable;
    }
}
