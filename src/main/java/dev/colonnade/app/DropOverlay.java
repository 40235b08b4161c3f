package dev.colonnade.app;

import dev.colonnade.app.desk.Drops;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** Lies over the window while files hang over it, and says what letting go will do. */
final class DropOverlay extends StackPane implements Drops.Target {
    private final Texts texts;
    private final Consumer<List<Path>> open;
    private final Label words = new Label();
    private final Label names = new Label();

    /** @param open takes the files that are let go of */
    DropOverlay(Texts texts, Consumer<List<Path>> open) {
        this.texts = texts;
        this.open = open;
        setId("drop-overlay");
        getStyleClass().add("drop-overlay");
        words.setId("drop-words");
        words.getStyleClass().add("drop-words");
        names.getStyleClass().add("hint");
        FontIcon icon = new FontIcon(FluentUiRegularAL.FOLDER_OPEN_20);
        VBox box = new VBox(icon, words, names);
        box.getStyleClass().add("drop-box");
        getChildren().add(box);
        setMouseTransparent(true);
        setVisible(false);
    }

    @Override
    public void left() {
        setVisible(false);
    }

    @Override
    public void dropped(List<Path> files) {
        setVisible(false);
        open.accept(files);
    }

    @Override
    public void over(List<Path> files) {
        setVisible(true);
        words.setText(files.size() == 1
                ? texts.get("drop.one", name(files.getFirst()))
                : texts.get("drop.many", Figures.count(files.size())));
        String listed = files.size() == 1
                ? ""
                : String.join(", ", files.stream().limit(4).map(DropOverlay::name).toList())
                        + (files.size() > 4 ? ", \u2026" : "");
        names.setText(listed);
        names.setVisible(!listed.isEmpty());
        names.setManaged(!listed.isEmpty());
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
