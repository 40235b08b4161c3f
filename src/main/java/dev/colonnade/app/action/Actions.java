package dev.colonnade.app.action;

import dev.colonnade.app.text.Texts;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.kordamp.ikonli.javafx.FontIcon;

/** Ties actions to what they do, and makes the buttons and keys that set them off. */
public final class Actions {
    private final Texts texts;
    private final Map<Action, Runnable> doers = new EnumMap<>(Action.class);
    private final Map<Action, BooleanProperty> enabled = new EnumMap<>(Action.class);
    private final Map<Action, String> reasons = new EnumMap<>(Action.class);
    private BiConsumer<String, String> onRefused = (_, _) -> {
    };

    public Actions(Texts texts) {
        this.texts = texts;
    }

    public void define(Action action, Runnable doer) {
        doers.put(action, doer);
    }

    /** Whether it can be done now: a button shows it, a key does nothing otherwise. */
    public BooleanProperty enabled(Action action) {
        return enabled.computeIfAbsent(action, which -> new SimpleBooleanProperty(this, which.name(), true));
    }

    public void run(Action action) {
        Runnable doer = doers.get(action);
        if (doer != null && enabled(action).get()) {
            doer.run();
        } else if (doer != null && !reason(action).isEmpty()) {
            onRefused.accept(texts.get(action.key()), reason(action));
        }
    }

    /** @param why it cannot be done now, as a sentence; empty where that is plain to see */
    public void enable(Action action, boolean enabled, String why) {
        reasons.put(action, enabled ? "" : why);
        enabled(action).set(enabled);
    }

    /** Why it cannot be done now; empty where it can, or where that is plain to see. */
    public String reason(Action action) {
        return reasons.getOrDefault(action, "");
    }

    /** @param onRefused told the name of what somebody wanted by its key, and why it cannot be done */
    public void setOnRefused(BiConsumer<String, String> onRefused) {
        this.onRefused = onRefused;
    }

    /** What can be done, in the order actions are named in. */
    public Set<Action> defined() {
        return Collections.unmodifiableSet(doers.keySet());
    }

    /** Every action that is defined answers to its shortcut. */
    public void install(Scene scene) {
        for (Action action : doers.keySet()) {
            scene.getAccelerators().put(action.shortcut(), () -> run(action));
        }
        // The key that keyboards have for it, where they have one.
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.CONTEXT_MENU), () -> run(Action.CELL_MENU));
    }

    /** A small button with an icon, for a bar. */
    public Button iconButton(Action action) {
        Button button = new Button(null, new FontIcon(action.icon()));
        button.getStyleClass().addAll("flat", "icon-button");
        return wired(button, action);
    }

    /** A button with words. */
    public Button textButton(Action action) {
        return wired(new Button(texts.get(action.key()), new FontIcon(action.icon())), action);
    }

    /** An entry of a menu, with its key beside it. */
    public MenuItem menuItem(Action action) {
        MenuItem item = new MenuItem(texts.get(action.key()));
        item.setId(action.name());
        item.setAccelerator(action.shortcut());
        item.disableProperty().bind(enabled(action).not());
        item.setOnAction(_ -> run(action));
        return item;
    }

    private Button wired(Button button, Action action) {
        button.setId(action.name());
        button.setAccessibleText(texts.get(action.key()));
        button.setTooltip(new Tooltip(hint(action)));
        button.disableProperty().bind(enabled(action).not());
        button.setOnAction(_ -> run(action));
        return button;
    }

    /** What it does and by which key. */
    public String hint(Action action) {
        return texts.get(action.key() + ".hint") + "  \u00B7  " + action.shortcut().getDisplayText();
    }
}
