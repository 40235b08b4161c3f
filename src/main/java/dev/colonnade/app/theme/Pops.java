package dev.colonnade.app.theme;

import java.net.URL;
import java.util.Objects;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;

/** Pop-overs in the window's own colours. */
public final class Pops {
    private Pops() {
    }

    public static PopOver over(Region content, PopOver.ArrowLocation arrow) {
        content.getStyleClass().add("pop-content");
        PopOver popOver = new PopOver(content);
        popOver.setArrowLocation(arrow);
        popOver.setDetachable(false);
        popOver.setCornerRadius(10);
        // A pop-over brings colours of its own, meant for light windows, on its root: ours must stand behind them there.
        URL sheet = Objects.requireNonNull(Pops.class.getResource("popover.css"));
        popOver.getRoot().getStylesheets().add(sheet.toExternalForm());
        return popOver;
    }
}
