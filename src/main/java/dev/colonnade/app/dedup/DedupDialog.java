package dev.colonnade.app.dedup;

import dev.colonnade.app.columns.ColumnNames;
import dev.colonnade.app.form.Chip;
import dev.colonnade.app.form.Choices;
import dev.colonnade.app.form.ColumnChooser;
import dev.colonnade.app.form.Form;
import dev.colonnade.app.pick.Sheet;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Remedies;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Deduplication;
import dev.colonnade.app.work.Deduplication.Show;
import dev.colonnade.app.work.Found;
import dev.colonnade.app.work.Jobs;
import dev.colonnade.app.work.Query;
import dev.colonnade.app.work.Steps;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.base.Fault;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Table;
import dev.colonnade.memory.Resources;
import dev.colonnade.task.TaskHandle;
import dev.colonnade.task.dedup.DedupCost;
import dev.colonnade.task.dedup.Keep;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Asks for duplicates: by which columns, which row of several stays, what that is going to take; shows what there is
 * before anything else changes; and hands it over to be shown in the table.
 */
public final class DedupDialog {
    private static final int CHIPS = 12;

    private final Texts texts;
    private final Sheet sheet;
    private final Steps steps;
    private final Table table;
    private final String title;
    private final Resources resources;
    private final Jobs jobs;
    private final ColumnNames names;
    private final Form form;
    private final Set<Integer> keys = new LinkedHashSet<>();
    private final List<Query.SortBy> order = new ArrayList<>();
    private final Choices<Boolean> whole;
    private final Choices<Keep> keep;
    private final FlowPane keyChips = new FlowPane();
    private final FlowPane orderChips = new FlowPane();
    private final Label keepHint = new Label();
    private final Label cost = new Label();
    private final ColumnChooser keyChooser;
    private final ColumnChooser orderChooser;
    private final VBox orderSection;
    private final DedupAnswer answer;
    private final ProgressBar progress = new ProgressBar();
    private final Button preview;
    private final Button run;
    private final InvalidationListener ticked = _ -> tick();
    private final Show show;
    private @Nullable TaskHandle<Found> looking;
    private @Nullable Found found;
    private @Nullable Deduplication foundFor;
    /** What is asked for cannot be done; the line of what it takes says why. */
    private boolean refused;

    private DedupDialog(Texts texts, Sheet sheet, TableTab tab, Table table, Resources resources, Jobs jobs,
            @Nullable Deduplication asked) {
        this.texts = texts;
        this.sheet = sheet;
        this.steps = tab.steps();
        this.table = table;
        this.resources = resources;
        this.jobs = jobs;
        this.show = asked == null ? Show.KEPT : asked.show();
        Schema schema = table.schema();
        this.names = ColumnNames.of(schema);
        if (asked != null) {
            asked.keys().stream().map(names::number).filter(column -> column >= 0).forEach(keys::add);
            order.addAll(asked.orderBy());
        }
        this.title = tab.title();
        this.form = new Form("dedup", texts.get("dedup.title"), about(), texts.get("form.close"), sheet::close);
        whole = new Choices<>("dedup-whole", List.of(false, true), asked != null && asked.keys().isEmpty(),
                every -> texts.get(every ? "dedup.whole" : "dedup.byColumns"), _ -> changed());
        keyChips.getStyleClass().add("conditions");
        keyChooser = new ColumnChooser(texts, "dedup-keys", schema, keys::contains, this::toggleKey);
        form.section(texts.get("dedup.keys"), whole, keyChips, keyChooser);
        keep = new Choices<>("dedup-keep", List.of(Keep.values()), asked == null ? Keep.FIRST : asked.keep(),
                one -> texts.get("dedup.keep." + one.name().toLowerCase(Locale.ROOT)), _ -> changed());
        keepHint.getStyleClass().add("hint");
        keepHint.setWrapText(true);
        form.section(texts.get("dedup.keep"), keep, keepHint);
        orderChips.getStyleClass().add("conditions");
        orderChooser = new ColumnChooser(texts, "dedup-order", schema, this::isOrdered, this::toggleOrder);
        orderChooser.setVisible(false);
        Button add = new Button(texts.get("dedup.order.add"));
        add.setId("dedup-order-add");
        add.getStyleClass().add("chip");
        add.setOnAction(_ -> {
            orderChooser.setVisible(!orderChooser.isVisible());
            if (orderChooser.isVisible()) {
                orderChooser.begin();
            }
        });
        orderSection = form.section(texts.get("dedup.order"), orderChips, add, orderChooser);
        answer = new DedupAnswer(texts);
        form.add(answer);
        cost.setId("dedup-cost");
        cost.getStyleClass().add("hint");
        cost.setWrapText(true);
        progress.setId("dedup-progress");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setVisible(false);
        progress.managedProperty().bind(progress.visibleProperty());
        form.add(cost, progress);
        preview = button("dedup-preview", "dedup.preview", this::preview);
        run = button("dedup-run", "dedup.run", this::run);
        run.getStyleClass().add("accent");
        run.setDefaultButton(true);
        Button leave = button("dedup-cancel", "form.cancel", sheet::close);
        form.addButtons(leave, preview, run);
    }

    /**
     * Opens it.
     *
     * @param asked what to begin with, or null
     */
    public static void show(Texts texts, Sheet sheet, TableTab tab, Table table, Resources resources, Jobs jobs,
            @Nullable Deduplication asked) {
        DedupDialog dialog = new DedupDialog(texts, sheet, tab, table, resources, jobs, asked);
        sheet.show(dialog.form, Form.WIDTH, true);
        sheet.setOnClose(dialog::closed);
        dialog.jobs.ticksProperty().addListener(dialog.ticked);
        dialog.steps.workingProperty().addListener(dialog.ticked);
        dialog.changed();
        dialog.keyChooser.begin();
    }

    private String about() {
        long passed = steps.rowsPassed();
        return passed == table.rowCount()
                ? texts.get("dedup.about", title, Figures.count(passed))
                : texts.get("dedup.about.some", title, Figures.count(passed), Figures.count(table.rowCount()));
    }

    private Button button(String id, String key, Runnable doing) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.setOnAction(_ -> doing.run());
        return button;
    }

    private void toggleKey(int column) {
        if (!keys.remove(column)) {
            keys.add(column);
        }
        changed();
    }

    private boolean isOrdered(int column) {
        return order.stream().anyMatch(by -> by.column().equals(names.of(column)));
    }

    private void toggleOrder(int column) {
        if (!order.removeIf(by -> by.column().equals(names.of(column)))) {
            order.add(new Query.SortBy(names.of(column), false));
        }
        changed();
    }

    /** What is asked for as it stands, or null where it is not whole yet. */
    private @Nullable Deduplication asked() {
        if (!whole.chosen() && keys.isEmpty()) {
            return null;
        }
        List<String> by = whole.chosen() ? List.of() : keys.stream().map(names::of).toList();
        boolean ordered = keep.chosen() == Keep.FIRST || keep.chosen() == Keep.LAST;
        return new Deduplication(by, keep.chosen(), ordered ? order : List.of(), show);
    }

    private void changed() {
        keyChooser.setVisible(!whole.chosen());
        keyChips.setVisible(!whole.chosen() && !keys.isEmpty());
        keyChips.setManaged(keyChips.isVisible());
        keyChips.getChildren().setAll(chips());
        keyChooser.update();
        orderSection.setVisible(keep.chosen() == Keep.FIRST || keep.chosen() == Keep.LAST);
        orderChips.getChildren().setAll(orderChips());
        orderChooser.update();
        keepHint.setText(texts.get("dedup.keep." + keep.chosen().name().toLowerCase(Locale.ROOT) + ".hint"));
        TaskHandle<Found> running = looking;
        if (running != null) {
            running.cancel();
            looking = null;
        }
        Deduplication asked = asked();
        if (foundFor != null && !foundFor.equals(asked)) {
            drop();
        }
        form.say("");
        refused = false;
        cost.setText(asked == null ? texts.get("dedup.choose") : cost(asked));
        tick();
    }

    private List<Node> chips() {
        List<Node> chips = new ArrayList<>();
        keys.stream().limit(CHIPS).forEach(column -> chips.add(new Chip(names.of(column), texts.get("form.remove"),
                () -> toggleKey(column), texts.get("form.remove"), () -> toggleKey(column))));
        if (keys.size() > CHIPS) {
            chips.add(new Label(texts.get("form.more", Figures.count(keys.size() - CHIPS))));
        }
        return chips;
    }

    private List<Node> orderChips() {
        List<Node> chips = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            int at = i;
            Query.SortBy by = order.get(i);
            chips.add(new Chip((by.descending() ? "\u2193 " : "\u2191 ") + by.column(), texts.get("dedup.order.turn"),
                    () -> {
                        order.set(at, new Query.SortBy(by.column(), !by.descending()));
                        changed();
                    }, texts.get("form.remove"), () -> {
                        order.remove(at);
                        changed();
                    }));
        }
        return chips;
    }

    private String cost(Deduplication asked) {
        try {
            DedupCost takes = DedupCost.of(table.schema(), steps.rowsPassed(), table.rowCount(),
                    asked.spec(table.schema()), resources);
            return texts.get(takes.spills() ? "dedup.cost.spills" : "dedup.cost",
                    Figures.bytes(takes.carriedBytes()), Figures.bytes(takes.freeBytes()),
                    texts.get("dedup.passes." + takes.passes()));
        } catch (Fault fault) {
            refused = true;
            return words(fault);
        }
    }

    /** Buttons and bar as things stand now. */
    private void tick() {
        TaskHandle<Found> running = looking;
        form.setAbout(about());
        boolean ready = asked() != null && !refused && steps.canFindDuplicates();
        preview.setDisable(!ready || running != null || found != null);
        run.setDisable(!ready || running != null);
        run.setText(texts.get(found == null ? "dedup.run" : "dedup.show"));
        progress.setVisible(running != null);
        if (running != null) {
            progress.setProgress(running.progress().fraction());
        }
    }

    private void preview() {
        Deduplication asked = asked();
        if (asked == null || looking != null || !steps.canFindDuplicates()) {
            return;
        }
        try {
            List<TaskHandle<Found>> own = new ArrayList<>();
            TaskHandle<Found> mine = steps.findDuplicates(asked, new Jobs.Ending<>() {
                @Override
                public void done(Found result) {
                    if (looking != own.getFirst()) {
                        result.close();
                        return;
                    }
                    looking = null;
                    found = result;
                    foundFor = asked;
                    answer.show(result);
                    tick();
                    form.reveal(answer);
                }

                @Override
                public void failed(Fault fault) {
                    if (looking == own.getFirst()) {
                        looking = null;
                        form.say(fault.kind() == Fault.Kind.CANCELLED ? texts.get("form.cancelled") : words(fault));
                        tick();
                    }
                }
            });
            own.add(mine);
            looking = mine;
            tick();
        } catch (Fault fault) {
            form.say(words(fault));
        }
    }

    private String words(Fault fault) {
        String remedy = fault.remedy();
        return remedy == null ? fault.problem() : fault.problem() + "; " + Remedies.of(texts, remedy);
    }

    private void run() {
        Deduplication asked = asked();
        if (asked == null || looking != null || !steps.canFindDuplicates()) {
            return;
        }
        Found ready = found;
        found = null;
        Query next = steps.query().withDedup(asked);
        sheet.close();
        if (ready != null) {
            steps.ask(next, ready);
        } else {
            steps.ask(next);
        }
    }

    private void drop() {
        Found before = found;
        if (before != null) {
            before.close();
        }
        found = null;
        foundFor = null;
        answer.clear();
    }

    private void closed() {
        jobs.ticksProperty().removeListener(ticked);
        steps.workingProperty().removeListener(ticked);
        TaskHandle<Found> running = looking;
        looking = null;
        if (running != null) {
            running.cancel();
        }
        drop();
    }
}
