package dev.colonnade.app.welcome;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.action.Actions;
import dev.colonnade.app.recent.RecentFiles;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.fluentui.FluentUiRegularMZ;
import org.kordamp.ikonli.javafx.FontIcon;

/** The first thing one sees: what this is, a way to open a file, and the files opened lately. */
public final class Welcome extends StackPane {
    private static final int SHOWN = 6;
    private static final int MOST = 100;

    private final Texts texts;
    private final RecentFiles recent;
    private final Consumer<Path> open;
    private final VBox recentBox = new VBox();
    private final VBox entries = new VBox();
    private final TextField search = new TextField();
    private boolean whole;

    public Welcome(Texts texts, Actions actions, RecentFiles recent, Consumer<Path> open) {
        this.texts = texts;
        this.recent = recent;
        this.open = open;
        getStyleClass().add("welcome");
        Region mark = new Region();
        mark.getStyleClass().add("logo");
        Label name = new Label(texts.get("app.name"));
        name.getStyleClass().add("welcome-name");
        Label claim = new Label(texts.get("welcome.claim"));
        claim.getStyleClass().add("welcome-claim");
        VBox words = new VBox(name, claim);
        words.getStyleClass().add("welcome-words");
        HBox head = new HBox(mark, words);
        head.getStyleClass().add("welcome-head");
        Button button = actions.textButton(Action.OPEN);
        button.getStyleClass().addAll("accent", "welcome-open");
        button.setDefaultButton(true);
        Label drop = new Label(texts.get("welcome.drop"));
        drop.getStyleClass().add("hint");
        Button sample = actions.textButton(Action.SAMPLE);
        sample.getStyleClass().addAll("welcome-open");
        HBox buttons = new HBox(button, sample);
        buttons.getStyleClass().add("welcome-buttons");
        VBox start = new VBox(buttons, drop);
        start.getStyleClass().add("welcome-start");
        recentBox.getStyleClass().add("welcome-recent");
        entries.getStyleClass().add("welcome-recent");
        search.setId("recent-search");
        search.getStyleClass().add("recent-search");
        search.setPromptText(texts.get("welcome.search"));
        search.textProperty().addListener(_ -> list());
        search.setOnAction(_ -> {
            if (!entries.getChildren().isEmpty() && entries.getChildren().getFirst() instanceof Button first) {
                first.fire();
            }
        });
        VBox column = new VBox(head, start, recentBox);
        column.getStyleClass().add("welcome-column");
        column.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane middle = new StackPane(column);
        middle.getStyleClass().add("welcome-middle");
        // In a low window it scrolls; nothing of it may lie over the bars above and below.
        ScrollPane scroll = new ScrollPane(middle);
        scroll.getStyleClass().add("welcome-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        getChildren().add(scroll);
        recent.files().addListener((ListChangeListener<Path>) _ -> update());
        update();
    }

    private void update() {
        recentBox.getChildren().clear();
        if (recent.files().isEmpty()) {
            return;
        }
        Label heading = new Label(texts.get("welcome.recent"));
        heading.getStyleClass().add("section");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(heading, gap);
        line.getStyleClass().add("recent-head");
        if (recent.files().size() > SHOWN) {
            line.getChildren().add(search);
        }
        recentBox.getChildren().addAll(line, entries);
        list();
    }

    private void list() {
        String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        entries.getChildren().setAll(recent.files().stream()
                .filter(path -> path.toString().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(whole || !wanted.isEmpty() ? MOST : SHOWN)
                .map(this::entry).toList());
        int more = recent.files().size() - SHOWN;
        boolean offered = more > 0 && !whole && wanted.isEmpty();
        if (offered) {
            Button all = new Button(texts.get("welcome.more", Figures.count(more)));
            all.setId("recent-more");
            all.getStyleClass().addAll("flat", "recent-more");
            all.setOnAction(_ -> {
                whole = true;
                list();
            });
            entries.getChildren().add(all);
        }
    }

    private Button entry(Path path) {
        Path file = path.getFileName();
        Label name = new Label(file == null ? path.toString() : file.toString());
        Path parent = path.getParent();
        Label folder = new Label(parent == null ? "" : parent.toString());
        folder.getStyleClass().add("hint");
        folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        VBox words = new VBox(name, folder);
        FontIcon icon = new FontIcon(FluentUiRegularMZ.TABLE_20);
        icon.getStyleClass().add("type-icon");
        HBox line = new HBox(icon, words);
        line.getStyleClass().add("recent-line");
        Button button = new Button(null, line);
        button.getStyleClass().addAll("flat", "recent-entry");
        button.setAccessibleText(path.toString());
        button.setOnAction(_ -> open.accept(path));
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }
}
