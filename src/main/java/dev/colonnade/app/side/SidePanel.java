package dev.colonnade.app.side;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.action.Actions;
import dev.colonnade.app.text.Texts;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** The panels, of which one is shown, under their names. */
public final class SidePanel extends BorderPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final ObjectProperty<@Nullable Panel> shown = new SimpleObjectProperty<>(null);
    private final Map<Panel, Node> contents = new EnumMap<>(Panel.class);
    private final Map<Panel, Button> names = new EnumMap<>(Panel.class);

    public SidePanel(Texts texts, Actions actions, Node record, Node inspector) {
        setId("side-panel");
        getStyleClass().add("side-panel");
        contents.put(Panel.RECORD, record);
        contents.put(Panel.INSPECTOR, inspector);
        HBox head = new HBox(name(texts, actions, Panel.RECORD, Action.RECORD),
                name(texts, actions, Panel.INSPECTOR, Action.INSPECTOR));
        head.getStyleClass().add("side-head");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = new Button(null, new FontIcon(FluentUiRegularAL.DISMISS_16));
        close.setId("side-close");
        close.getStyleClass().addAll("flat", "icon-button");
        close.setAccessibleText(texts.get("side.close"));
        close.setTooltip(new Tooltip(texts.get("side.close")));
        close.setOnAction(_ -> shown.set(null));
        head.getChildren().addAll(gap, close);
        setTop(head);
        shown.addListener((_, _, panel) -> {
            setCenter(panel == null ? null : contents.get(panel));
            names.forEach((of, button) -> button.pseudoClassStateChanged(SELECTED, of == panel));
        });
    }

    private Button name(Texts texts, Actions actions, Panel panel, Action action) {
        Button button = new Button(texts.get(action.key()));
        button.setId("side-" + panel.key());
        button.getStyleClass().addAll("flat", "side-name");
        button.setTooltip(new Tooltip(actions.hint(action)));
        button.setOnAction(_ -> shown.set(panel));
        names.put(panel, button);
        return button;
    }

    /** The panel that is shown, or null for none. */
    public ObjectProperty<@Nullable Panel> shownProperty() {
        return shown;
    }

    public @Nullable Panel shown() {
        return shown.get();
    }

    /** Shows a panel, or none if it is shown already. */
    public void toggle(Panel panel) {
        shown.set(shown.get() == panel ? null : panel);
    }
}
