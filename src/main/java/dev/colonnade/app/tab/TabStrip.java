package dev.colonnade.app.tab;

import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.app.work.Workspace;
import dev.colonnade.base.Fault;
import java.util.HashMap;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tabs, in one line that slides under the window's edge when they are many; the wheel moves it. */
public final class TabStrip extends Pane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private static final double FADE = 28;

    private final Texts texts;
    private final Workspace workspace;
    private final HBox line = new HBox();
    private final Map<TableTab, Node> nodes = new HashMap<>();
    private final Rectangle clip = new Rectangle();
    private final ReadOnlyBooleanWrapper overflows = new ReadOnlyBooleanWrapper(false);
    private final Region before = fade("tab-fade-left");
    private final Region behind = fade("tab-fade-right");
    private double slid;
    private boolean revealing;

    public TabStrip(Texts texts, Workspace workspace) {
        this.texts = texts;
        this.workspace = workspace;
        getStyleClass().add("tab-strip");
        line.getStyleClass().add("file-tabs");
        line.setManaged(false);
        // A tab that changes its width tells its parent, which nobody but us lays out.
        line.needsLayoutProperty().addListener((_, _, needed) -> {
            if (needed) {
                requestLayout();
            }
        });
        getChildren().addAll(line, before, behind);
        setClip(clip);
        setAccessibleRole(AccessibleRole.TAB_PANE);
        workspace.tabs().addListener((ListChangeListener<TableTab>) _ -> rebuild());
        workspace.selectedProperty().addListener((_, before, now) -> {
            mark(before, false);
            mark(now, true);
            revealing = true;
            requestLayout();
        });
        // Less room must not push what is in front out of sight.
        widthProperty().addListener(_ -> revealing = true);
        setOnScroll(event -> {
            slid -= event.getDeltaX() + event.getDeltaY();
            requestLayout();
        });
        rebuild();
    }

    /** Whether there are tabs that are out of sight. */
    public ReadOnlyBooleanProperty overflowsProperty() {
        return overflows.getReadOnlyProperty();
    }

    /** Where tabs go on beyond the edge, they go out. */
    private static Region fade(String style) {
        Region fade = new Region();
        fade.getStyleClass().add(style);
        fade.setManaged(false);
        fade.setMouseTransparent(true);
        fade.setVisible(false);
        return fade;
    }

    private void rebuild() {
        nodes.keySet().retainAll(workspace.tabs());
        line.getChildren().setAll(workspace.tabs().stream().map(t -> nodes.computeIfAbsent(t, this::node)).toList());
        mark(workspace.selected(), true);
        revealing = true;
        requestLayout();
    }

    private void mark(@Nullable TableTab tab, boolean selected) {
        Node node = tab == null ? null : nodes.get(tab);
        if (node != null) {
            node.pseudoClassStateChanged(SELECTED, selected);
        }
    }

    private Node node(TableTab tab) {
        Label title = new Label(tab.title());
        title.setMaxWidth(220);
        Button close = new Button(null, new FontIcon(FluentUiRegularAL.DISMISS_16));
        close.getStyleClass().addAll("flat", "file-tab-close");
        close.setFocusTraversable(false);
        close.setAccessibleText(texts.get("action.closeTab"));
        close.setOnAction(_ -> workspace.close(tab));
        StackPane dot = new StackPane();
        dot.getStyleClass().add("file-tab-dot");
        dot.setVisible(false);
        dot.setManaged(false);
        HBox node = new HBox(dot, title, close);
        node.getStyleClass().add("file-tab");
        node.setAccessibleRole(AccessibleRole.TAB_ITEM);
        node.setAccessibleText(tab.title());
        Tooltip tip = new Tooltip(tab.path().toString());
        Tooltip.install(node, tip);
        node.setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.MIDDLE) {
                workspace.close(tab);
            } else {
                workspace.selectedProperty().set(tab);
            }
        });
        tab.noticeProperty().addListener((_, _, fault) -> {
            boolean changed = fault != null && fault.kind() == Fault.Kind.CHANGED;
            node.pseudoClassStateChanged(CHANGED, changed);
            dot.setVisible(changed);
            dot.setManaged(changed);
            String said = changed ? texts.get("tab.changed", tab.title()) : tab.title();
            node.setAccessibleText(said);
            tip.setText(changed ? said : tab.path().toString());
        });
        return node;
    }

    @Override
    protected double computePrefHeight(double width) {
        return line.prefHeight(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return line.prefWidth(-1);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double length = line.prefWidth(-1);
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        boolean over = length > getWidth();
        if (over != overflows.get()) {
            // The button that comes or goes with this takes its room in the next layout.
            Platform.runLater(() -> overflows.set(over));
        }
        line.resize(length, getHeight());
        line.layout();
        TableTab selected = workspace.selected();
        Node front = selected == null ? null : nodes.get(selected);
        if (revealing && front != null) {
            double left = front.getLayoutX();
            double right = left + front.getLayoutBounds().getWidth();
            slid = Math.min(left - FADE, Math.max(slid, right + FADE - getWidth()));
            revealing = false;
        }
        slid = Math.clamp(slid, 0, Math.max(0, length - getWidth()));
        line.setLayoutX(-Math.rint(slid));
        double fade = Math.min(FADE, getWidth() / 4);
        before.resizeRelocate(0, 0, fade, getHeight() - 1);
        before.setVisible(slid > 0.5);
        behind.resizeRelocate(getWidth() - fade, 0, fade, getHeight() - 1);
        behind.setVisible(slid < length - getWidth() - 0.5);
    }
}
