package dev.colonnade.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.colonnade.app.settings.Settings;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import org.jspecify.annotations.Nullable;

/** Follows the system's light or dark until somebody chooses; then that holds. */
public final class Themes {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");
    private ObjectProperty<Settings.Theme> setting = new SimpleObjectProperty<>(Settings.Theme.SYSTEM);
    private final FlatPopups popups = new FlatPopups();
    private boolean chosen;

    /** Held here, and only weakly by the desktop's preferences, which outlive every window. */
    private final ChangeListener<ColorScheme> desktop = (_, _, scheme) -> {
        if (!chosen) {
            dark.set(scheme == ColorScheme.DARK);
        }
    };

    public Themes() {
        Platform.Preferences preferences = Platform.getPreferences();
        dark.set(preferences.getColorScheme() == ColorScheme.DARK);
        preferences.colorSchemeProperty().addListener(new WeakChangeListener<>(desktop));
        popups.follow();
    }

    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    public void choose(boolean dark) {
        chosen = true;
        this.dark.set(dark);
    }

    /** Shows what the setting says, now and whenever it changes; {@link #toggle} changes it. */
    public void follow(ObjectProperty<Settings.Theme> setting) {
        this.setting = setting;
        setting.addListener((_, _, theme) -> show(theme));
        show(setting.get());
    }

    private void show(Settings.Theme theme) {
        switch (theme) {
            case SYSTEM -> {
                chosen = false;
                dark.set(Platform.getPreferences().getColorScheme() == ColorScheme.DARK);
            }
            case LIGHT -> choose(false);
            case DARK -> choose(true);
        }
    }

    public void toggle() {
        setting.set(dark.get() ? Settings.Theme.LIGHT : Settings.Theme.DARK);
    }

    /** Styles the scene, now and whenever the theme changes. Before the window is shown, so that it never flashes. */
    public void install(Scene scene) {
        URL sheet = Objects.requireNonNull(Themes.class.getResource("colonnade.css"));
        scene.getStylesheets().add(sheet.toExternalForm());
        apply(scene, dark.get());
        scene.windowProperty().addListener((_, _, window) -> {
            if (window != null) {
                fill(scene);
            }
        });
        dark.addListener((_, _, now) -> apply(scene, now));
    }

    /**
     * Styles all windows to come. Before the first control is made: for that one the toolkit would load a style sheet of
     * its own, which nobody gets to see.
     */
    public static void begin(Settings.Theme theme) {
        style(switch (theme) {
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        });
    }

    private static void style(boolean dark) {
        // Application-wide, because pop-overs and tooltips are windows of their own.
        Application.setUserAgentStylesheet(
                (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    }

    private static void apply(Scene scene, boolean dark) {
        style(dark);
        scene.getRoot().pseudoClassStateChanged(DARK, dark);
        if (scene.getWindow() != null) {
            fill(scene);
        }
    }

    /**
     * The desktop shows this before the first frame is there, and where a window grows faster than it is painted. Styles
     * are worked out here once, for the window that is about to show, and not for every theme that is set before.
     */
    private static void fill(Scene scene) {
        if (scene.getRoot() instanceof Region root) {
            root.applyCss();
            Paint behind = painted(root);
            if (behind != null) {
                scene.setFill(behind);
            }
        }
    }

    /** What a region is painted with behind all that is in it; null where that is nothing. */
    static @Nullable Paint painted(Region region) {
        Background painted = region.getBackground();
        return painted == null || painted.getFills().isEmpty() ? null : painted.getFills().getLast().getFill();
    }
}
