package dev.colonnade.app.export;

import dev.colonnade.app.form.Choices;
import dev.colonnade.app.form.ColumnChooser;
import dev.colonnade.app.text.Texts;
import dev.colonnade.base.Fault;
import dev.colonnade.codec.Codec;
import dev.colonnade.codec.Compressor;
import dev.colonnade.column.Schema;
import dev.colonnade.format.write.Form;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.text.CsvStyle;
import dev.colonnade.text.InvalidUtf8;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The options of a form: only those that it has. */
final class ExportOptions extends VBox {
    /** The room there usually is, in pixels. */
    private static final double WRAP = 560;

    /** What may stand between the fields of CSV. */
    private enum Delimiter {
        COMMA(','), SEMICOLON(';'), TAB('\t'), BAR('|');

        private final char character;

        Delimiter(char character) {
            this.character = character;
        }
    }

    private final Texts texts;
    private final Runnable changed;
    private final Form form;
    private final Schema schema;
    private final Choices<Codec> codec;
    private final TextField level = new TextField();
    private final TextField rows = new TextField();
    private final CheckBox dictionary;
    private final CheckBox pageIndex;
    private final Choices<Boolean> objects;
    private final Choices<Delimiter> delimiter;
    private final CheckBox header;
    private final Set<Integer> bloom = new TreeSet<>();
    private final Node levelLine;

    /**
     * @param schema of the table, whose columns may get bloom filters
     * @param changed told when anything is another way
     */
    ExportOptions(Texts texts, Form form, Schema schema, Runnable changed) {
        this.texts = texts;
        this.form = form;
        this.schema = schema;
        this.changed = changed;
        setId("export-options");
        getStyleClass().add("form-section");
        boolean parquet = form == Form.PARQUET;
        codec = new Choices<>("export-codec",
                parquet
                        ? List.of(Codec.SNAPPY, Codec.ZSTD, Codec.GZIP, Codec.LZ4_RAW, Codec.UNCOMPRESSED)
                        : List.of(Codec.UNCOMPRESSED, Codec.LZ4_RAW, Codec.ZSTD),
                parquet ? Codec.SNAPPY : Codec.UNCOMPRESSED, this::name, _ -> codecChanged());
        levelLine = field(level, "export-level", "export.level");
        dictionary = check("export-dictionary", "export.dictionary");
        pageIndex = check("export-page-index", "export.pageIndex");
        objects = new Choices<>("export-objects", List.of(true, false), true,
                one -> texts.get(one ? "export.objects" : "export.arrays"), _ -> changed.run());
        delimiter = new Choices<>("export-delimiter", List.of(Delimiter.values()), Delimiter.COMMA,
                one -> texts.get("export.delimiter." + one.name().toLowerCase(Locale.ROOT)), _ -> changed.run());
        header = check("export-header", "export.header");
        switch (form) {
            case PARQUET -> getChildren().addAll(line("export.codec", codec),
                    flow(levelLine, field(rows, "export-rows", "export.rowGroupRows")), flow(dictionary, pageIndex),
                    blooms());
            case ARROW_FILE, ARROW_STREAM -> getChildren().addAll(line("export.codec", codec),
                    flow(levelLine, field(rows, "export-rows", "export.batchRows")));
            case CSV -> {
                Label said = new Label(texts.get("export.csv"));
                said.getStyleClass().add("hint");
                said.setWrapText(true);
                getChildren().addAll(line("export.delimiter", delimiter), header, said);
            }
            case JSON_LINES -> getChildren().add(line("export.layout", objects));
        }
        codecShown();
    }

    private String name(Codec codec) {
        return codec == Codec.UNCOMPRESSED
                ? texts.get("export.uncompressed")
                : codec == Codec.LZ4_RAW ? "LZ4" : codec.title();
    }

    private void codecShown() {
        boolean levels = codec.chosen() == Codec.ZSTD || codec.chosen() == Codec.GZIP;
        levelLine.setVisible(levels);
        levelLine.setManaged(levels);
    }

    private void codecChanged() {
        codecShown();
        level.clear();
        changed.run();
    }

    private static FlowPane flow(Node... nodes) {
        FlowPane flow = new FlowPane(16, 6, nodes);
        flow.setPrefWrapLength(WRAP);
        return flow;
    }

    private HBox line(String key, Node control) {
        Label name = new Label(texts.get(key));
        HBox line = new HBox(name, control);
        line.getStyleClass().add("form-line");
        return line;
    }

    private HBox field(TextField field, String id, String key) {
        field.setId(id);
        field.setPromptText(texts.get("export.usual"));
        field.setAccessibleText(texts.get(key));
        field.setPrefColumnCount(8);
        field.textProperty().addListener(_ -> changed.run());
        return line(key, field);
    }

    private CheckBox check(String id, String key) {
        CheckBox box = new CheckBox(texts.get(key));
        box.setId(id);
        box.setSelected(true);
        box.setOnAction(_ -> changed.run());
        return box;
    }

    private Node blooms() {
        Label none = new Label();
        none.setId("export-bloom-said");
        none.getStyleClass().add("hint");
        ColumnChooser chooser = new ColumnChooser(texts, "export-bloom", schema, bloom::contains, column -> {
            if (!bloom.remove(column)) {
                bloom.add(column);
            }
            none.setText(String.join(", ", names()));
            changed.run();
        });
        chooser.setVisible(false);
        Button show = new Button(texts.get("export.bloom"));
        show.setId("export-bloom-show");
        show.getStyleClass().add("chip");
        show.setOnAction(_ -> {
            chooser.setVisible(!chooser.isVisible());
            if (chooser.isVisible()) {
                chooser.begin();
            }
        });
        HBox line = new HBox(show, none);
        line.getStyleClass().add("form-line");
        VBox all = new VBox(line, chooser);
        all.getStyleClass().add("form-section");
        return all;
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        bloom.forEach(column -> names.add(schema.field(column).name()));
        return names;
    }

    /** @throws Fault naming what is no number */
    WriteOptions options() {
        WriteOptions options = WriteOptions.of(form);
        return switch (form) {
            case PARQUET -> options.withCompression(codec.chosen(), compression())
                    .withRows(number(rows, options.rowGroupRows()), 0)
                    .withPages(dictionary.isSelected(), pageIndex.isSelected(), names());
            case ARROW_FILE, ARROW_STREAM -> options.withCompression(codec.chosen(), compression())
                    .withRows(options.rowGroupRows(), (int) number(rows, 0));
            case CSV -> options.withCsv(new CsvStyle(delimiter.chosen().character, header.isSelected()));
            case JSON_LINES -> options.withText(objects.chosen(), InvalidUtf8.REFUSE);
        };
    }

    private int compression() {
        String text = level.getText().strip();
        if (text.isEmpty() || !levelLine.isVisible()) {
            return Compressor.DEFAULT_LEVEL;
        }
        if (!text.matches("-?[0-9]{1,3}")) {
            throw Fault.of(Fault.Kind.USAGE, "\"" + text + "\" is no level of compression").advise("write a number");
        }
        return Integer.parseInt(text);
    }

    private static long number(TextField field, long usual) {
        String text = field.getText().replaceAll("[ ,_]", "");
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.matches("[0-9]{1,9}") || Long.parseLong(text) == 0) {
            throw Fault.of(Fault.Kind.USAGE, "\"" + field.getText() + "\" is not a number of rows")
                    .advise("write 100000");
        }
        return Long.parseLong(text);
    }
}
