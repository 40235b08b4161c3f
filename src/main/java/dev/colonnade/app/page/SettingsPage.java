package dev.colonnade.app.page;

import atlantafx.base.controls.ToggleSwitch;
import dev.colonnade.app.grid.Density;
import dev.colonnade.app.settings.Settings;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.LongStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** The settings, each with what it does; what is chosen holds at once, but for memory. */
public final class SettingsPage extends Page {
    private static final long GB = 1_000_000_000L;
    private static final long[] SIZES = {600_000_000L, GB, 2 * GB, 4 * GB, 8 * GB, 16 * GB, 32 * GB};
    private static final String UTC = "UTC";

    /** @param about goes to the page about the program */
    public SettingsPage(Texts texts, Settings settings, Runnable about, Runnable leave) {
        super(texts, texts.get("settings.title"), leave);
        setId("settings-page");
        line(texts.get("settings.theme"), texts.get("settings.theme.hint"),
                pills(texts, Settings.Theme.values(), "settings.theme.", "theme-", settings.themeProperty()));
        line(texts.get("settings.rows"), texts.get("settings.rows.hint"),
                pills(texts, Density.values(), "settings.rows.", "rows-", settings.densityProperty()));
        line(texts.get("settings.restore"), texts.get("settings.restore.hint"), restore(settings));
        line(texts.get("settings.zone"), texts.get("settings.zone.hint"), zone(settings));
        line(texts.get("settings.memory"), texts.get("settings.memory.hint"), memory(settings));
        Button to = new Button(texts.get("settings.about.show"));
        to.setId("settings-about");
        to.setOnAction(_ -> about.run());
        line(texts.get("about.title"), texts.get("action.about.hint"), to);
    }

    /** One button for each choice, side by side; the page goes with its window's settings, so nothing outlives it. */
    private static <E extends Enum<E>> Node pills(Texts texts, E[] choices, String key, String id,
            ObjectProperty<E> setting) {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        for (E choice : choices) {
            String name = choice.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton(texts.get(key + name));
            button.setId(id + name);
            button.setToggleGroup(group);
            button.getStyleClass()
                    .add(choice.ordinal() == 0
                            ? "left-pill"
                            : choice.ordinal() == choices.length - 1 ? "right-pill" : "center-pill");
            button.setUserData(choice);
            button.setSelected(setting.get() == choice);
            button.setOnAction(_ -> {
                button.setSelected(true);
                setting.set(choice);
            });
            box.getChildren().add(button);
        }
        // The setting may change elsewhere while the page is shown. The page listens weakly: it comes anew each time.
        ChangeListener<E> follow = (_, _, now) -> group.getToggles()
                .forEach(toggle -> toggle.setSelected(toggle.getUserData() == now));
        setting.addListener(new WeakChangeListener<>(follow));
        box.setUserData(follow);
        return box;
    }

    private static Node restore(Settings settings) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setId("settings-restore");
        toggle.selectedProperty().bindBidirectional(settings.restoreProperty());
        return toggle;
    }

    private static Node zone(Settings settings) {
        ComboBox<String> zones = new ComboBox<>();
        zones.setId("settings-zone");
        zones.getItems().add(UTC);
        zones.getItems().add(ZoneId.systemDefault().getId());
        new TreeSet<>(ZoneId.getAvailableZoneIds()).stream().filter(name -> name.indexOf('/') > 0)
                .forEach(zones.getItems()::add);
        ZoneId now = settings.zoneProperty().get();
        zones.setValue(now == null ? UTC : now.getId());
        zones.setPrefWidth(230);
        zones.valueProperty().addListener((_, _, name) -> settings.zoneProperty()
                .set(name == null || name.equals(UTC) ? null : ZoneId.of(name)));
        return zones;
    }

    private static Node memory(Settings settings) {
        ComboBox<Long> sizes = new ComboBox<>();
        sizes.setId("settings-memory");
        LongStream.concat(LongStream.of(SIZES), LongStream.of(settings.memoryProperty().get())).sorted().distinct()
                .forEach(sizes.getItems()::add);
        sizes.setConverter(new StringConverter<>() {
            @Override
            public String toString(Long bytes) {
                return bytes == null ? "" : Figures.bytes(bytes);
            }

            @Override
            public Long fromString(String text) {
                throw new UnsupportedOperationException("sizes are chosen, not typed");
            }
        });
        sizes.setValue(settings.memoryProperty().get());
        sizes.valueProperty().addListener((_, _, bytes) -> settings.memoryProperty().set(bytes));
        return sizes;
    }
}
