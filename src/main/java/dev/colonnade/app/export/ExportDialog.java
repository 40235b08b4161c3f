package dev.colonnade.app.export;

import dev.colonnade.app.form.Choices;
import dev.colonnade.app.form.Form;
import dev.colonnade.app.pick.Sheet;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Remedies;
import dev.colonnade.app.text.Sentences;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Engine;
import dev.colonnade.app.work.Jobs;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.base.Fault;
import dev.colonnade.column.Schema;
import dev.colonnade.format.IdentifiedTable;
import dev.colonnade.format.Table;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.format.write.Writers;
import dev.colonnade.memory.Lease;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.export.Export;
import dev.colonnade.view.TableView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks how what is looked at is to be written: as what, which columns, where; tells how large it will be, about, and what
 * stands in the way, before anything is written; and begins it.
 */
public final class ExportDialog {
    /** After the last change, so that not every letter is looked at. */
    private static final Duration PATIENCE = Duration.millis(200);

    /** Told, on the thread that paints, what came of it. */
    public interface Outcome {
        /** @param readable whether this program opens such files */
        void written(Path file, long rows, long bytes, boolean readable);

        /** Not of kind {@code CANCELLED}. */
        void failed(Fault fault);

        /** Opens a file that was written. */
        void open(Path file);

        /** Shows where it lies. */
        void reveal(Path file);
    }

    /**
     * What is written, and who is told.
     *
     * @param view gives the rows and columns displayed, or null where none are any more
     * @param browse lets a person choose a place, with a name proposed; null if they did not
     * @param createdBy who says to have written it
     */
    public record Request(TableTab tab, Supplier<@Nullable TableView> view,
            Function<String, @Nullable Path> browse, String createdBy, Outcome outcome) {}

    private final Texts texts;
    private final Sheet sheet;
    private final Engine engine;
    private final Request request;
    private final Form form;
    private final Choices<dev.colonnade.format.write.Form> forms;
    private final Choices<Boolean> columns;
    private final CheckBox identity;
    private final DuplicateMark mark;
    private final TextField target = new TextField();
    private final Label estimate = new Label();
    private final HBox optionsPlace = new HBox();
    private final Button go;
    private final PauseTransition pause = new PauseTransition(PATIENCE);
    private final InvalidationListener turned = _ -> changed();
    private ExportOptions options;
    private @Nullable TaskHandle<?> estimating;
    private long round;
    private boolean closed;
    private boolean targetGiven;

    private ExportDialog(Texts texts, Sheet sheet, Engine engine, Request request, TableView view) {
        this.texts = texts;
        this.sheet = sheet;
        this.engine = engine;
        this.request = request;
        Table table = view.table();
        this.form = new Form("export", texts.get("export.title"), about(view), texts.get("form.close"), sheet::close);
        forms = new Choices<>("export-form", List.of(dev.colonnade.format.write.Form.values()),
                dev.colonnade.format.write.Form.PARQUET,
                one -> texts.get("export.form." + one.name().toLowerCase(Locale.ROOT)), this::formChanged);
        options = new ExportOptions(texts, forms.chosen(), table.schema(), this::changed);
        optionsPlace.getChildren().setAll(options);
        HBox.setHgrow(options, Priority.ALWAYS);
        form.section(texts.get("export.as"), forms, optionsPlace);
        columns = new Choices<>("export-columns", List.of(true, false), true, visible -> texts.get(visible
                ? "export.columns.visible"
                : "export.columns.all", Figures.count(visible ? view.columnCount() : table.schema().size())),
                _ -> changed());
        identity = new CheckBox(texts.get("export.identity"));
        identity.setId("export-identity");
        identity.setOnAction(_ -> changed());
        mark = new DuplicateMark(texts, request.tab().steps(), this::changed);
        form.section(texts.get("export.columns"), columns, identity, mark.box());
        target.setId("export-target");
        target.setAccessibleText(texts.get("export.target"));
        target.textProperty().addListener(_ -> {
            follow();
            changed();
        });
        HBox.setHgrow(target, Priority.ALWAYS);
        Button browse = new Button(texts.get("export.browse"));
        browse.setId("export-browse");
        browse.setMinWidth(Button.USE_PREF_SIZE);
        browse.setOnAction(_ -> browse());
        HBox line = new HBox(target, browse);
        line.getStyleClass().add("form-line");
        estimate.setId("export-estimate");
        estimate.getStyleClass().add("hint");
        estimate.setWrapText(true);
        form.section(texts.get("export.target"), line);
        go = new Button(texts.get("export.go"));
        go.setId("export-go");
        go.getStyleClass().add("accent");
        go.setDefaultButton(true);
        go.setDisable(true);
        go.setOnAction(_ -> begin());
        Button leave = new Button(texts.get("form.cancel"));
        leave.setId("export-cancel");
        leave.setOnAction(_ -> sheet.close());
        leave.setMinWidth(Button.USE_PREF_SIZE);
        go.setMinWidth(Button.USE_PREF_SIZE);
        // Beside the buttons, where it is in view however far the rest is scrolled.
        estimate.setMaxWidth(Double.MAX_VALUE);
        estimate.setMinHeight(Label.USE_PREF_SIZE);
        HBox.setHgrow(estimate, Priority.ALWAYS);
        form.addButtons(estimate, leave, go);
        pause.setOnFinished(_ -> look());
    }

    /** Opens it. */
    public static void show(Texts texts, Sheet sheet, Engine engine, Request request) {
        TableView view = request.view().get();
        if (view == null) {
            return;
        }
        ExportDialog dialog = new ExportDialog(texts, sheet, engine, request, view);
        sheet.show(dialog.form, Form.WIDTH, true);
        sheet.setOnClose(dialog::closed);
        request.tab().steps().workingProperty().addListener(dialog.turned);
        dialog.suggest();
        dialog.target.requestFocus();
    }

    private String about(TableView view) {
        String title = request.tab().title();
        long all = view.table().rowCount();
        return view.rowCount() == all
                ? texts.get("export.about", title, Figures.count(all))
                : texts.get("export.about.some", title, Figures.count(view.rowCount()), Figures.count(all));
    }

    private void suggest() {
        Path source = request.tab().path();
        engine.background().execute(() -> {
            Path name = ExportTarget.suggest(source, dev.colonnade.format.write.Form.PARQUET);
            engine.ui().execute(() -> {
                if (!targetGiven && target.getText().isEmpty()) {
                    target.setText(ExportTarget.renamed(name.toString(), forms.chosen()));
                    target.end();
                }
            });
        });
    }

    private void formChanged(dev.colonnade.format.write.Form chosen) {
        TableView view = request.view().get();
        if (view != null) {
            options = new ExportOptions(texts, chosen, view.table().schema(), this::changed);
            HBox.setHgrow(options, Priority.ALWAYS);
            optionsPlace.getChildren().setAll(options);
        }
        if (ExportTarget.form(target.getText()) != chosen) {
            target.setText(ExportTarget.renamed(target.getText(), chosen));
        }
        changed();
    }

    /** A name with the ending of another form asks for that form. */
    private void follow() {
        dev.colonnade.format.write.Form named = ExportTarget.form(target.getText());
        if (named != null) {
            forms.choose(named);
        }
    }

    private void browse() {
        Path name = Path.of(target.getText().isBlank() ? "export" : target.getText()).getFileName();
        Path chosen = request.browse().apply(name == null ? "export" : name.toString());
        if (chosen != null) {
            targetGiven = true;
            target.setText(chosen.toString());
        }
    }

    /** Everything that was said before is not true any more. */
    private void changed() {
        if (closed) {
            return;
        }
        round++;
        go.setDisable(true);
        stopEstimating();
        pause.playFromStart();
    }

    private void stopEstimating() {
        TaskHandle<?> running = estimating;
        estimating = null;
        if (running != null) {
            running.cancel();
        }
    }

    /** @throws Fault that says what is wrong with what is asked for */
    private Export asked(TableView view) {
        Table marked = mark.over(view.table(), engine.resources().held());
        Table table = identity.isSelected() ? new IdentifiedTable(marked, engine.resources().held()) : marked;
        int[] shown = columns.chosen()
                ? IntStream.range(0, view.columnCount()).map(view::sourceColumn).toArray()
                : view.table().schema().all();
        int[] written = IntStream.concat(Arrays.stream(shown),
                IntStream.range(view.table().schema().size(), table.schema().size())).toArray();
        WriteOptions how = options.options();
        Export export = new Export(table, view.order(), written, ExportTarget.parse(target.getText()), how,
                request.createdBy());
        Writers.check(schema(export), how);
        return export;
    }

    private static Schema schema(Export export) {
        List<dev.colonnade.column.Field> fields = new ArrayList<>();
        for (int column : export.columns()) {
            fields.add(export.table().schema().field(column));
        }
        return new Schema(fields, export.table().schema().metadata());
    }

    private void look() {
        TableView view = request.view().get();
        if (closed || view == null) {
            return;
        }
        form.setAbout(about(view));
        if (request.tab().steps().workingProperty().get()) {
            refuse(texts.get("export.working"));
            return;
        }
        long mine = round;
        Export export;
        try {
            export = asked(view);
        } catch (Fault fault) {
            refuse(words(fault));
            return;
        }
        Path source = request.tab().path();
        engine.background().execute(() -> {
            try {
                ExportTarget.State state = ExportTarget.check(export.target(), source);
                engine.ui().execute(() -> {
                    if (mine == round && !closed) {
                        possible(export, state);
                    }
                });
            } catch (Fault fault) {
                engine.ui().execute(() -> {
                    if (mine == round && !closed) {
                        refuse(words(fault));
                    }
                });
            }
        });
    }

    private void refuse(String why) {
        form.say(why);
        estimate.setText("");
        go.setDisable(true);
    }

    private String words(Fault fault) {
        String place = fault.place() == null ? fault.file() : fault.place();
        String problem = Sentences.of(place == null ? fault.problem() : place + ": " + fault.problem());
        String remedy = fault.remedy();
        return remedy == null ? problem : problem + "; " + Remedies.of(texts, remedy);
    }

    private void possible(Export export, ExportTarget.State state) {
        form.say(state.exists() ? texts.get("export.replaces") : "");
        go.setText(texts.get(state.exists() ? "export.replace" : "export.go"));
        go.setDisable(false);
        estimate.setText(texts.get("export.estimating", Figures.bytes(state.freeBytes())));
        Lease reading;
        try {
            reading = mark.reading(export.order());
        } catch (Fault fault) {
            refuse(words(fault));
            return;
        }
        long mine = round;
        TaskHandle<Long> begun = request.tab().jobs().quietly(export.estimate(), new Jobs.Ending<>() {
            @Override
            public void done(Long bytes) {
                reading.close();
                if (mine == round && !closed) {
                    estimate.setText(texts.get(bytes > state.freeBytes() ? "export.tooLarge" : "export.estimate",
                            Figures.bytes(bytes), Figures.bytes(state.freeBytes())));
                }
            }

            @Override
            public void failed(Fault fault) {
                reading.close();
                if (mine == round && !closed && fault.kind() != Fault.Kind.CANCELLED) {
                    estimate.setText(words(fault));
                }
            }
        });
        estimating = begun;
        if (begun == null) {
            reading.close();
        }
    }

    private void begin() {
        TableView view = request.view().get();
        if (closed || view == null || request.tab().steps().workingProperty().get()) {
            return;
        }
        Export export;
        Lease reading;
        try {
            export = asked(view);
            reading = mark.reading(export.order());
        } catch (Fault fault) {
            refuse(words(fault));
            return;
        }
        Path file = export.target();
        Outcome outcome = request.outcome();
        boolean readable = switch (export.options().form()) {
            case PARQUET, ARROW_FILE, ARROW_STREAM -> true;
            case CSV, JSON_LINES -> false;
        };
        sheet.close();
        request.tab().jobs().write(export, request.tab().title() + " \u2192 " + file.getFileName(),
                readable ? () -> outcome.open(file) : null, () -> outcome.reveal(file), new Jobs.Ending<>() {
                    @Override
                    public void done(Export.Result result) {
                        reading.close();
                        outcome.written(file, result.rows(), result.bytes(), readable);
                    }

                    @Override
                    public void failed(Fault fault) {
                        reading.close();
                        if (fault.kind() != Fault.Kind.CANCELLED) {
                            outcome.failed(fault);
                        }
                    }
                });
    }

    private void closed() {
        closed = true;
        pause.stop();
        stopEstimating();
        request.tab().steps().workingProperty().removeListener(turned);
    }
}
