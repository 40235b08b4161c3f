package dev.colonnade.app.filter;

import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Sentences;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.theme.Pops;
import dev.colonnade.app.work.Jobs;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.base.Fault;
import dev.colonnade.column.Field;
import dev.colonnade.column.Type;
import dev.colonnade.format.Table;
import dev.colonnade.scan.Engine;
import dev.colonnade.scan.Filter;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.values.ValueCounts;
import dev.colonnade.view.CellFormat;
import dev.colonnade.view.RowOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/** Conditions about one column without writing any: values to choose from, a range, a pasted list, null or not, a text. */
public final class QuickFilter {
    private static final int MOST = 1_000;
    private static final double WIDTH = 340;
    /** However long values are: what is cut has a tool tip. */
    private static final double WIDEST = 560;
    private static final double ROW = 26;
    private static final int FEWEST = 3;
    /** Letters of the pop-over beside those a text has of itself. */
    private static final double LETTERS = 13.0 / 12.0;
    /** What stands left, right and between, and the scroll bar. */
    private static final double EDGES = 96;
    private static final int ROWS = 9;

    private final Texts texts;
    private final TableTab tab;
    private final Table table;
    private final ColumnConditions conditions;
    private final Label said = new Label();
    private final TextField search = new TextField();
    private final ListView<ValueCounts.Value> list = new ListView<>();
    private final PopOver popOver;
    private final VBox content;
    private List<ValueCounts.Value> values = List.of();
    private @Nullable TaskHandle<?> counting;

    /** @param column by its number in the table, and how its values are written */
    public QuickFilter(Texts texts, TableTab tab, Table table, int column, CellFormat format) {
        this.texts = texts;
        this.tab = tab;
        this.table = table;
        Field field = table.schema().field(column);
        this.conditions = new ColumnConditions(table.schema(), column, format);
        Label title = new Label(field.name());
        title.getStyleClass().add("panel-title");
        said.setId("quick-said");
        said.getStyleClass().add("hint");
        said.setWrapText(true);
        search.setId("quick-search");
        search.setPromptText(texts.get("quick.search"));
        search.textProperty().addListener(_ -> narrow());
        list.setId("quick-values");
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getStyleClass().add("quick-values");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(FEWEST * ROW + 4);
        list.setMinHeight(Region.USE_PREF_SIZE);
        list.setAccessibleText(texts.get("quick.search"));
        list.setCellFactory(_ -> new ValueCell(conditions::shown));
        Button only = button("quick.only", "quick-only", () -> ask(conditions.among(chosen(), false)));
        Button not = button("quick.not", "quick-not", () -> ask(conditions.among(chosen(), true)));
        only.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
        not.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
        HBox choice = line(only, not,
                button("quick.notNull", "quick-not-null", () -> ask(conditions.isNotNull())),
                button("quick.null", "quick-null", () -> ask(conditions.isNull())));
        TextField from = field("quick-from", "quick.from");
        TextField to = field("quick-to", "quick.to");
        from.setOnAction(_ -> ask(conditions.between(from.getText(), to.getText())));
        to.setOnAction(_ -> ask(conditions.between(from.getText(), to.getText())));
        HBox range = line(from, to, button("quick.range", "quick-range",
                () -> ask(conditions.between(from.getText(), to.getText()))));
        TextArea pasted = new TextArea();
        pasted.setId("quick-list");
        pasted.setPromptText(texts.get("quick.list"));
        pasted.setPrefRowCount(2);
        HBox.setHgrow(pasted, Priority.ALWAYS);
        HBox paste = line(pasted,
                button("quick.paste", "quick-paste", () -> ask(conditions.pasted(pasted.getText()))));
        content = new VBox(title, search, list, said, choice, range, paste);
        if (field.type().storageType() instanceof Type.Utf8) {
            TextField part = field("quick-contains", "quick.contains");
            part.setOnAction(_ -> ask(conditions.contains(part.getText())));
            content.getChildren().add(line(part,
                    button("quick.containing", "quick-containing", () -> ask(conditions.contains(part.getText())))));
        }
        content.setPrefWidth(WIDTH);
        popOver = Pops.over(content, PopOver.ArrowLocation.TOP_LEFT);
        popOver.setOnHidden(_ -> {
            if (counting != null) {
                counting.cancel();
            }
        });
        count(column, field);
    }

    private TextField field(String id, String key) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(texts.get(key));
        field.setAccessibleText(texts.get(key));
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private Button button(String key, String id, Runnable doing) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.getStyleClass().add("chip");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> doing.run());
        return button;
    }

    private static HBox line(Node... parts) {
        HBox line = new HBox(parts);
        line.getStyleClass().add("quick-line");
        return line;
    }

    /** @param head of the column, on the screen */
    public void show(Node owner, Bounds head) {
        Pops.below(popOver, owner, head, WIDEST);
        search.requestFocus();
    }

    /** As wide and as high as the values want it, within limits. */
    private void fit() {
        double widest = 0;
        List<String> longest = values.stream().map(value -> ValueCell.words(conditions.shown(value.literal())))
                .sorted(Comparator.comparingInt(String::length).reversed()).limit(5).toList();
        for (String one : longest) {
            widest = Math.max(widest, new Text(one).getLayoutBounds().getWidth());
        }
        double count = values.isEmpty()
                ? 0
                : new Text(Figures.count(values.getFirst().count())).getLayoutBounds().getWidth();
        list.setPrefHeight(Math.clamp(values.size(), FEWEST, ROWS) * ROW + 4);
        Pops.widen(popOver, content, Math.clamp(Math.ceil((widest + count) * LETTERS) + EDGES, WIDTH, WIDEST));
    }

    private void count(int column, Field field) {
        said.setText(texts.get("quick.counting"));
        RowOrder rows = tab.steps().rows();
        counting = tab.jobs().submit(new ValueCounts(table, rows, column, MOST), tab.title() + "   " + field.name(),
                null, rows.lease(), new Jobs.Ending<>() {
                    @Override
                    public void done(ValueCounts.Counts counts) {
                        values = counts.values();
                        narrow();
                        fit();
                        said.setText(texts.get(counts.whole() ? "quick.counted" : "quick.partly",
                                Figures.count(counts.different()), Figures.count(counts.nulls()),
                                Figures.count(counts.rows()))
                                + (rows.size() < table.rowCount() ? " " + texts.get("quick.filtered") : ""));
                    }

                    @Override
                    public void failed(Fault fault) {
                        said.setText(fault.kind() == Fault.Kind.CANCELLED ? "" : Sentences.of(fault.problem()));
                    }
                });
    }

    private void narrow() {
        String wanted = search.getText().toLowerCase(Locale.ROOT);
        list.getItems().setAll(values.stream()
                .filter(value -> conditions.shown(value.literal()).toLowerCase(Locale.ROOT).contains(wanted)
                        || value.literal().toLowerCase(Locale.ROOT).contains(wanted))
                .toList());
    }

    private List<String> chosen() {
        List<String> literals = new ArrayList<>();
        list.getSelectionModel().getSelectedItems().forEach(value -> literals.add(value.literal()));
        return literals;
    }

    private void ask(String condition) {
        if (condition.isEmpty()) {
            return;
        }
        try {
            Filter.parse(condition, table.schema(), Engine.FAST);
        } catch (Fault fault) {
            said.setText(Sentences.of(fault.problem()));
            return;
        }
        popOver.hide();
        tab.steps().ask(tab.steps().query().and(condition));
    }
}
