package dev.colonnade.app.filter;

import dev.colonnade.app.form.Form;
import dev.colonnade.app.pick.Sheet;
import dev.colonnade.app.text.Remedies;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Engine;
import dev.colonnade.app.work.Query;
import dev.colonnade.app.work.Query.NewColumn;
import dev.colonnade.app.work.Steps;
import dev.colonnade.base.Fault;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Table;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/** Asks for a column that is worked out of others: a name and an expression, with the same help as for conditions. */
public final class ColumnDialog {
    private final Texts texts;
    private final Sheet sheet;
    private final Steps steps;
    private final Schema schema;
    private final @Nullable NewColumn changed;
    private final Form form;
    private final TextField name = new TextField();
    private final TextField expression = new TextField();
    private final Label mark = new Label();
    private final Label type = new Label();
    private final Button add;
    private final ColumnValues values;
    private final Suggestions suggestions;

    private ColumnDialog(Texts texts, Sheet sheet, Engine engine, Steps steps, String about, Table table,
            @Nullable NewColumn changed) {
        this.texts = texts;
        this.sheet = sheet;
        this.steps = steps;
        this.changed = changed;
        // Made of the file's own columns only: one upon another would have to go with it.
        this.schema = new Schema(table.schema().fields().subList(0, steps.ownColumns()), table.schema().metadata());
        form = new Form("column", texts.get(changed == null ? "column.title" : "column.change"), about,
                texts.get("form.close"), sheet::close);
        name.setId("column-name");
        name.setAccessibleText(texts.get("column.name"));
        expression.setId("column-expression");
        expression.setAccessibleText(texts.get("column.expression"));
        expression.setPromptText(texts.get("column.prompt"));
        expression.getStyleClass().add("filter-field");
        mark.setId("column-mark");
        mark.getStyleClass().addAll("filter-mark", "column-mark");
        mark.managedProperty().bind(mark.visibleProperty());
        mark.setVisible(false);
        type.setId("column-type");
        type.getStyleClass().add("hint");
        type.setWrapText(true);
        form.section(texts.get("column.name"), name);
        form.section(texts.get("column.expression"), expression, mark, type);
        add = new Button(texts.get(changed == null ? "column.add" : "column.replace"));
        add.setId("column-add");
        add.getStyleClass().add("accent");
        add.setDefaultButton(true);
        add.setOnAction(_ -> take());
        Button leave = new Button(texts.get("form.cancel"));
        leave.setOnAction(_ -> sheet.close());
        form.addButtons(leave, add);
        values = new ColumnValues(texts, engine, table, this::suggest);
        suggestions = new Suggestions(expression, this::complete);
        if (changed != null) {
            name.setText(changed.name());
            expression.setText(changed.expression());
        }
        name.textProperty().addListener(_ -> typed());
        expression.textProperty().addListener(_ -> typed());
        // The caret moves after the text has changed.
        expression.caretPositionProperty().addListener(_ -> suggest());
        expression.setOnAction(_ -> take());
        name.setOnAction(_ -> expression.requestFocus());
    }

    /**
     * Opens it.
     *
     * @param changed the column to be written otherwise, or null for a new one
     */
    public static void show(Texts texts, Sheet sheet, Engine engine, Steps steps, String about, Table table,
            @Nullable NewColumn changed) {
        ColumnDialog dialog = new ColumnDialog(texts, sheet, engine, steps, about, table, changed);
        sheet.show(dialog.form, Form.WIDTH, true);
        sheet.setOnClose(() -> {
            dialog.suggestions.hide();
            dialog.values.stop();
        });
        dialog.typed();
        dialog.name.requestFocus();
    }

    private Query meant() {
        List<NewColumn> columns = new ArrayList<>(steps.query().computed());
        NewColumn one = new NewColumn(name.getText().strip(), expression.getText().strip());
        int at = changed == null ? -1 : columns.indexOf(changed);
        if (at >= 0) {
            columns.set(at, one);
        } else {
            columns.add(one);
        }
        return steps.query().withComputed(columns);
    }

    private void typed() {
        mark.setVisible(false);
        type.setText("");
        form.say("");
        boolean whole = !name.getText().isBlank() && !expression.getText().isBlank();
        add.setDisable(!whole);
        if (expression.getText().isBlank()) {
            form.say(texts.get("column.hint"));
            return;
        }
        try {
            NewColumn one = new NewColumn(name.getText().strip(), expression.getText());
            type.setText(texts.get("column.type", one.parse(schema).type().toString()));
            for (NewColumn other : steps.query().computed()) {
                if (!other.equals(changed) && other.name().equals(one.name())) {
                    throw Fault.of(Fault.Kind.USAGE, "there is a column \"" + one.name() + "\" already");
                }
            }
        } catch (Fault fault) {
            add.setDisable(true);
            String detail = fault.detail();
            mark.setVisible(detail != null);
            mark.setText(detail == null ? "" : detail);
            String remedy = fault.remedy();
            form.say(remedy == null ? fault.problem() : fault.problem() + "; " + Remedies.of(texts, remedy));
        }
    }

    private void suggest() {
        if (expression.isFocused() && !expression.getText().isBlank()) {
            suggestions.show(completion());
        }
    }

    private Completion completion() {
        int caret = Math.min(expression.getCaretPosition(), expression.getLength());
        return Completion.at(expression.getText(), caret, schema, values::of);
    }

    private void complete(Completion.Option option) {
        Completion at = completion();
        String gap = option.text().endsWith("(") ? "" : " ";
        expression.replaceText(at.from(), at.to(), option.text() + gap);
        expression.positionCaret(at.from() + option.text().length() + gap.length());
    }

    private void take() {
        if (!add.isDisabled()) {
            Query next = meant();
            sheet.close();
            steps.ask(next);
        }
    }
}
