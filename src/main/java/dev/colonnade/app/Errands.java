package dev.colonnade.app;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.action.Actions;
import dev.colonnade.app.gauge.GaugeModel;
import dev.colonnade.app.report.LogFile;
import dev.colonnade.app.report.ProblemReport;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Samples;
import dev.colonnade.app.work.Workspace;
import dev.colonnade.base.Fault;
import dev.colonnade.format.Keys;
import dev.colonnade.format.KeysFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What cards and pages ask for that takes a dialog of the desktop and then a file. */
record Errands(Texts texts, Workspace workspace, Desk desk, GaugeModel gauges, @Nullable LogFile log, Window owner,
        Toast toast) {
    private static final int LOG_LINES = 60;

    String report() {
        return ProblemReport.of(workspace, gauges.sample(), log == null ? List.of() : log.tail(LOG_LINES));
    }

    void saveReport(String text) {
        Path to = desk.files().chooseTarget(owner, "colonnade-report.txt");
        if (to == null) {
            return;
        }
        workspace.engine().background().execute(() -> {
            String said;
            boolean done = true;
            try {
                Files.writeString(to, text);
                said = to.toString();
            } catch (IOException e) {
                done = false;
                said = String.valueOf(e.getMessage());
            }
            String words = said;
            String title = texts.get(done ? "about.saved" : "about.notSaved");
            workspace.engine().ui().execute(() -> toast.show(title, words));
        });
    }

    void trySample(Actions actions) {
        actions.enabled(Action.SAMPLE).set(false);
        Samples.make(workspace.engine(), file -> {
            actions.enabled(Action.SAMPLE).set(true);
            workspace.openAll(List.of(file));
        }, fault -> {
            actions.enabled(Action.SAMPLE).set(true);
            toast.show(texts.get("sample.failed"), fault.problem());
        });
    }

    void chooseKeys(Consumer<Keys> given, Consumer<Fault> failed) {
        Path file = desk.files().chooseOther(owner);
        if (file == null) {
            return;
        }
        workspace.engine().background().execute(() -> {
            try {
                Keys keys = KeysFile.read(file);
                workspace.engine().ui().execute(() -> given.accept(keys));
            } catch (Fault e) {
                workspace.engine().ui().execute(() -> failed.accept(e));
            }
        });
    }
}
