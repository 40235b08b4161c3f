package dev.colonnade.app.find;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.form.ColumnChooser;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.grid.Highlight;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.theme.Pops;
import dev.colonnade.app.work.Engine;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.base.Fault;
import dev.colonnade.task.find.FindText;
import dev.colonnade.view.CellFormats;
import dev.colonnade.view.TableView;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the grid: a text to look for in all cells or those of one column; matches in view are shaded. */
public final class FindBar extends HBox {
    private static final Duration STILL = Duration.millis(250);

    private final Texts texts;
    private final Engine engine;
    private final Grid grid;
    private final Finding finding;
    private final Runnable leave;
    private final TextField field = new TextField();
    private final ToggleButton exactCase;
    private final ToggleButton wholeCell;
    private final ToggleButton oneColumn;
    private final Label said = new Label();
    private final PauseTransition still = new PauseTransition(STILL);
    private final InvalidationListener ticked = _ -> tick();
    private final InvalidationListener reordered = _ -> again();
    private CellFormats sought = CellFormats.USUAL;
    private final Runnable rewritten = this::rewrite;
    private int column = -1;
    private final Set<Integer> chosen = new TreeSet<>();
    private final Button columnsButton = new Button();

    /** @param leave gives the keys back to the grid */
    public FindBar(Texts texts, Engine engine, TableTab tab, Grid grid, Runnable leave) {
        this.texts = texts;
        this.engine = engine;
        this.grid = grid;
        this.leave = leave;
        getStyleClass().add("find-bar");
        finding = new Finding(engine, tab.jobs(), grid, new Finding.Listener() {
            @Override
            public void counted(long rows, boolean whole) {
                say(rows);
            }

            @Override
            public void failed(Fault fault) {
                said.setText(fault.problem());
            }

            @Override
            public void nowhere() {
                say(0);
            }
        }, this::open);
        field.setId("find");
        field.setPromptText(texts.get("find.prompt"));
        field.setAccessibleText(texts.get(Action.FIND.key()));
        field.setPrefWidth(280);
        field.setMinWidth(80);
        field.textProperty().addListener(_ -> {
            still.playFromStart();
            said.setText("");
        });
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        still.setOnFinished(_ -> begin());
        exactCase = toggle("Aa", "find.case");
        wholeCell = toggle("[ ]", "find.whole");
        oneColumn = toggle("|", "find.column");
        ColumnChooser chooser = new ColumnChooser(texts, "find-column-search", grid.cache().view().table().schema(),
                chosen::contains, this::toggleColumn);
        VBox box = new VBox(chooser);
        box.setPrefWidth(320);
        PopOver popOver = Pops.over(box, PopOver.ArrowLocation.TOP_LEFT);
        columnsButton.setId("find-columns");
        columnsButton.getStyleClass().add("chip");
        columnsButton.setTooltip(new Tooltip(texts.get("find.columns.hint")));
        columnsButton.setMinWidth(Region.USE_PREF_SIZE);
        columnsButton.setOnAction(_ -> {
            popOver.show(columnsButton);
            chooser.begin();
        });
        columnsButton.disableProperty().bind(oneColumn.selectedProperty());
        columnsChanged();
        said.setId("find-said");
        said.getStyleClass().add("hint");
        said.setMinWidth(Region.USE_PREF_SIZE);
        FontIcon icon = new FontIcon(FluentUiRegularAL.DOCUMENT_SEARCH_20);
        icon.getStyleClass().add("type-icon");
        getChildren().addAll(icon, field, exactCase, wholeCell, oneColumn, columnsButton,
                button(FluentUiRegularAL.CHEVRON_UP_20, Action.FIND_PREVIOUS.key(), () -> step(true)),
                button(FluentUiRegularAL.CHEVRON_DOWN_20, Action.FIND_NEXT.key(), () -> step(false)), said,
                button(FluentUiRegularAL.DISMISS_16, "find.close", this::close));
        setVisible(false);
        managedProperty().bind(visibleProperty());
        engine.jobs().ticksProperty().addListener(ticked);
        grid.orderProperty().addListener(reordered);
        grid.columnLayout().onChange(rewritten);
    }

    private void toggleColumn(int one) {
        if (!chosen.remove(one)) {
            chosen.add(one);
        }
        columnsChanged();
        still.playFromStart();
    }

    private void columnsChanged() {
        columnsButton.setText(chosen.isEmpty()
                ? texts.get("find.columns.all")
                : texts.get("find.columns.some", Figures.count(chosen.size())));
    }

    /** The columns to look in, by their numbers in the table. */
    private int[] columns(TableView view) {
        if (oneColumn.isSelected() && column >= 0) {
            return new int[]{column};
        }
        return chosen.isEmpty()
                ? view.table().schema().all()
                : chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    private ToggleButton toggle(String sign, String key) {
        ToggleButton toggle = new ToggleButton(sign);
        toggle.setId(key.replace('.', '-'));
        toggle.getStyleClass().add("chip");
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.setTooltip(new Tooltip(texts.get(key)));
        toggle.setAccessibleText(texts.get(key));
        toggle.setOnAction(_ -> begin());
        return toggle;
    }

    private Button button(Ikon icon, String key, Runnable doing) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("flat", "icon-button");
        button.setAccessibleText(texts.get(key));
        button.setTooltip(new Tooltip(texts.get(key)));
        button.setOnAction(_ -> doing.run());
        return button;
    }

    /** The grid goes. */
    public void dispose() {
        engine.jobs().ticksProperty().removeListener(ticked);
        grid.orderProperty().removeListener(reordered);
        grid.columnLayout().offChange(rewritten);
        still.stop();
        finding.stop();
    }

    public void open() {
        setVisible(true);
        column = grid.currentSource();
        field.requestFocus();
        field.selectAll();
    }

    private void close() {
        setVisible(false);
        still.stop();
        finding.stop();
        grid.setHighlight(Highlight.NONE);
        leave.run();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            step(event.isShiftDown());
            event.consume();
        }
    }

    private void begin() {
        still.stop();
        finding.stop();
        String text = field.getText();
        if (text.isEmpty() || !isVisible()) {
            said.setText("");
            grid.setHighlight(Highlight.NONE);
            return;
        }
        FindText wanted = new FindText(text, !exactCase.isSelected(), wholeCell.isSelected(),
                grid.columnLayout().formats());
        sought = wanted.formats();
        TableView view = grid.cache().view();
        int[] columns = columns(view);
        grid.setHighlight(new Highlight(source -> Arrays.stream(columns).anyMatch(one -> one == source),
                wanted::matches));
        finding.begin(wanted, columns);
        // Whoever types sees the first match without a further key; the place one stands at counts.
        finding.step(false, true);
    }

    /** Other rows are shown, or in another order: what was counted is no longer what is seen. */
    private void rewrite() {
        if (!grid.columnLayout().formats().plain().equals(sought)) {
            again();
        }
    }

    private void again() {
        if (isVisible()) {
            still.playFromStart();
        }
    }

    /** Goes to the next match, or the one before. */
    public void step(boolean backwards) {
        if (!isVisible()) {
            open();
        }
        if (still.getStatus() == javafx.animation.Animation.Status.RUNNING) {
            begin();
        } else {
            finding.step(backwards, false);
        }
    }

    private void tick() {
        if (finding.isCounting()) {
            said.setText(texts.get("find.soFar", Figures.count(finding.soFar())));
        }
    }

    private void say(long rows) {
        said.setText(rows == 0 ? texts.get("find.none") : texts.get("find.count", Figures.count(rows)));
    }
}
