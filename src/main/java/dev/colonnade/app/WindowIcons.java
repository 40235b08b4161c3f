package dev.colonnade.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The icon of the window in the sizes that desktops ask for. */
final class WindowIcons {
    private static final int[] SIZES = {16, 32, 48, 128};

    private WindowIcons() {
    }

    static void addTo(Stage stage) {
        for (int size : SIZES) {
            try (InputStream icon = WindowIcons.class.getResourceAsStream("icon/colonnade-" + size + ".png")) {
                stage.getIcons().add(new Image(icon));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
