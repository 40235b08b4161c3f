package dev.colonnade.app.filter;

import dev.colonnade.app.dedup.DuplicatesChip;
import dev.colonnade.app.form.Chip;
import dev.colonnade.app.report.LogFile;
import dev.colonnade.app.text.Remedies;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Deduplication;
import dev.colonnade.app.work.Engine;
import dev.colonnade.app.work.Query;
import dev.colonnade.app.work.Steps;
import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.scan.Filter;
import dev.colonnade.scan.expression.Conjunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Above the grid: the conditions that hold, each as a chip, and, when asked for, a field to write another. While one
 * writes it names what is wrong and where, or what running it would have to read.
 */
public final class FilterBar extends VBox {
    private final Texts texts;
    private final Steps steps;
    private final Table table;
    private final Runnable leave;
    private final TextField field = new TextField();
    private final HBox entry;
    private final FlowPane chips = new FlowPane();
    private final Label said = new Label();
    private final Label mark = new Label();
    private final ColumnValues values;
    private final Suggestions suggestions;
    private final Preview preview;
    private final InvalidationListener changed = _ -> update();
    /** What was asked for last by this field. */
    private String tried = "";
    /** The chip whose text is in the field, to be put back in its place; -1 for a new one. */
    private int edited = -1;
    private Runnable onDuplicates = () -> {
    };
    private Consumer<Query.NewColumn> onColumn = _ -> {
    };

    /** @param leave gives the keys back to the grid */
    public FilterBar(Texts texts, Engine engine, Steps steps, Table table, Runnable leave) {
        this.texts = texts;
        this.steps = steps;
        this.table = table;
        this.leave = leave;
        getStyleClass().add("filter-bar");
        field.setId("filter");
        field.setPromptText(texts.get("filter.prompt"));
        field.setAccessibleText(texts.get("action.filter"));
        field.getStyleClass().add("filter-field");
        HBox.setHgrow(field, Priority.ALWAYS);
        values = new ColumnValues(texts, engine, table, this::suggest);
        suggestions = new Suggestions(field, this::complete);
        preview = new Preview(texts, engine, table, this::say);
        field.textProperty().addListener(_ -> typed());
        // The caret moves after the text has changed.
        field.caretPositionProperty().addListener(_ -> suggest());
        field.setOnAction(_ -> run());
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        Button close = new Button(null, new FontIcon(FluentUiRegularAL.DISMISS_16));
        close.getStyleClass().addAll("flat", "icon-button");
        close.setAccessibleText(texts.get("filter.close"));
        close.setTooltip(new Tooltip(texts.get("filter.close")));
        close.setOnAction(_ -> close());
        FontIcon icon = new FontIcon(FluentUiRegularAL.FILTER_20);
        icon.getStyleClass().add("type-icon");
        entry = new HBox(icon, field, close);
        entry.getStyleClass().add("filter-entry");
        chips.getStyleClass().add("conditions");
        said.setId("filter-said");
        said.getStyleClass().add("hint");
        said.setWrapText(true);
        mark.setId("filter-mark");
        mark.getStyleClass().add("filter-mark");
        getChildren().addAll(entry, mark, said, chips);
        for (Node part : new Node[]{entry, mark, said, chips}) {
            part.managedProperty().bind(part.visibleProperty());
        }
        entry.setVisible(false);
        mark.setVisible(false);
        steps.queryProperty().addListener(changed);
        steps.refusalProperty().addListener(changed);
        steps.workingProperty().addListener(changed);
        update();
    }

    /** @param edit lets somebody change what is asked for of duplicates */
    public void setOnDuplicates(Runnable edit) {
        onDuplicates = edit;
    }

    /** @param edit lets somebody write a computed column otherwise */
    public void setOnColumn(Consumer<Query.NewColumn> edit) {
        onColumn = edit;
    }

    /** It goes; what is asked for stays. */
    public void dispose() {
        steps.queryProperty().removeListener(changed);
        steps.refusalProperty().removeListener(changed);
        steps.workingProperty().removeListener(changed);
        values.stop();
        preview.stop();
        suggestions.hide();
    }

    /** Lets one write a condition. */
    public void open() {
        entry.setVisible(true);
        update();
        field.requestFocus();
        typed();
    }

    /** The same, with something written already. */
    public void open(String text) {
        field.setText(text);
        open();
        field.end();
    }

    private void close() {
        suggestions.hide();
        edited = -1;
        field.clear();
        entry.setVisible(false);
        preview.stop();
        say("");
        mark.setText("");
        update();
        leave.run();
    }

    private void say(String text) {
        said.setText(text);
        said.setVisible(!text.isEmpty());
    }

    /** What is written, with what stays of the chips: what running it would ask for. */
    private Query meant() {
        List<Query.Condition> conditions = new ArrayList<>(steps.query().conditions());
        int at = edited >= 0 && edited < conditions.size() ? edited : conditions.size();
        if (at < conditions.size()) {
            conditions.remove(at);
        }
        for (String part : Conjunction.parts(field.getText())) {
            Query.Condition one = new Query.Condition(part, true);
            if (!conditions.contains(one)) {
                conditions.add(Math.min(at++, conditions.size()), one);
            }
        }
        return steps.query().withConditions(conditions);
    }

    private void typed() {
        mark.setVisible(false);
        preview.stop();
        if (field.getText().isBlank()) {
            suggestions.hide();
            say(entry.isVisible() ? texts.get("filter.hint") : "");
            return;
        }
        try {
            parse(field.getText());
            preview.of(parse(meant().predicate()));
        } catch (Fault fault) {
            point(fault);
        }
    }

    /** @throws Fault whatever is wrong with it: one who types must not be left with what was said before */
    private Filter parse(String condition) {
        try {
            return Filter.parse(condition, table.schema(), dev.colonnade.scan.Engine.FAST);
        } catch (Fault fault) {
            throw fault;
        } catch (RuntimeException | StackOverflowError e) {
            LogFile.trouble("a condition cannot be read", e);
            throw Fault.of(Fault.Kind.USAGE, texts.get("filter.unreadable")).because(e);
        }
    }

    /** Names what is wrong; the mark under the text shows where. */
    private void point(Fault fault) {
        String detail = fault.detail();
        mark.setVisible(detail != null);
        mark.setText(detail == null ? "" : detail);
        String remedy = fault.remedy();
        say(remedy == null ? fault.problem() : fault.problem() + "; " + Remedies.of(texts, remedy));
    }

    private void suggest() {
        if (field.isFocused() && !field.getText().isBlank()) {
            suggestions.show(completion());
        }
    }

    private Completion completion() {
        int caret = Math.min(field.getCaretPosition(), field.getLength());
        return Completion.at(field.getText(), caret, table.schema(), values::of);
    }

    private void complete(Completion.Option option) {
        Completion at = completion();
        String gap = option.text().endsWith("(") ? "" : " ";
        field.replaceText(at.from(), at.to(), option.text() + gap);
        field.positionCaret(at.from() + option.text().length() + gap.length());
    }

    private void run() {
        if (field.getText().isBlank()) {
            close();
            return;
        }
        try {
            parse(field.getText());
        } catch (Fault fault) {
            point(fault);
            return;
        }
        Query meant = meant();
        String text = field.getText();
        close();
        tried = text;
        steps.ask(meant);
    }

    private void edit(int condition) {
        edited = condition;
        open(steps.query().conditions().get(condition).text());
    }

    private void update() {
        chips.getChildren().clear();
        List<Query.Condition> conditions = steps.query().conditions();
        for (Query.NewColumn column : steps.query().computed()) {
            List<Query.NewColumn> others = new ArrayList<>(steps.query().computed());
            others.remove(column);
            Chip chip = new Chip(column.name() + " = " + column.expression(), texts.get("filter.chip.edit"),
                    () -> onColumn.accept(column), texts.get("column.remove"),
                    () -> steps.ask(steps.query().withComputed(others)));
            chip.getStyleClass().add("computed");
            chips.getChildren().add(chip);
        }
        for (int i = 0; i < conditions.size(); i++) {
            int at = i;
            Query.Condition condition = conditions.get(i);
            boolean pending = steps.workingProperty().get() && condition.on()
                    && !steps.shownQuery().conditions().contains(condition);
            chips.getChildren().add(new ConditionChip(texts, condition, pending,
                    () -> steps.ask(steps.query().with(at, new Query.Condition(condition.text(), !condition.on()))),
                    () -> edit(at), () -> steps.ask(steps.query().without(at))));
        }
        Deduplication dedup = steps.query().dedup();
        if (dedup != null) {
            chips.getChildren().add(new DuplicatesChip(texts, steps, dedup, () -> onDuplicates.run()));
        }
        chips.setVisible(!chips.getChildren().isEmpty());
        Fault refusal = steps.refusalProperty().get();
        if (refusal == null && steps.shownQuery().equals(steps.query())) {
            tried = "";
        }
        if (refusal != null && !entry.isVisible()) {
            if (!tried.isEmpty()) {
                // What failed while it ran is there again to be mended.
                entry.setVisible(true);
                field.setText(tried);
                tried = "";
            }
            String remedy = refusal.remedy();
            say(remedy == null ? refusal.problem() : refusal.problem() + "; " + Remedies.of(texts, remedy));
        } else if (!entry.isVisible()) {
            say("");
        }
        boolean shown = entry.isVisible() || chips.isVisible() || refusal != null;
        setVisible(shown);
        setManaged(shown);
    }
}
