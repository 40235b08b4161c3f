package dev.colonnade.app.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Font;

/** The few fonts of a grid, each measured once. */
final class TextFits {
    /** Fonts change with the theme and the scale only; what has gone out of use makes room. */
    private static final int KEPT = 6;

    private final List<TextFit> known = new ArrayList<>();

    TextFit of(Font font) {
        for (TextFit fit : known) {
            if (fit.font().equals(font)) {
                return fit;
            }
        }
        if (known.size() == KEPT) {
            known.removeFirst();
        }
        TextFit fit = new TextFit(font);
        known.add(fit);
        return fit;
    }
}
