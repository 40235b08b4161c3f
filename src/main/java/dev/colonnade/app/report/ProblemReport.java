package dev.colonnade.app.report;

import dev.colonnade.app.text.Figures;
import dev.colonnade.app.work.TabState;
import dev.colonnade.app.work.TableTab;
import dev.colonnade.app.work.Workspace;
import dev.colonnade.memory.Gauges;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Versions and sizes for whoever is to help. Never a name of a file or a column, never a value. */
public final class ProblemReport {
    private static final String[] PROPERTIES = {"os.name", "os.version", "os.arch", "java.vendor", "javafx.version",
            "glass.platform", "prism.order"};

    private ProblemReport() {
    }

    /** The version of the program. */
    public static String version() {
        String version = ProblemReport.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /** @param log the last lines of the log, which has no names either */
    public static String of(Workspace workspace, Gauges.@Nullable Sample memory, List<String> log) {
        StringBuilder text = new StringBuilder();
        line(text, "colonnade", version());
        line(text, "java", Runtime.version().toString());
        for (String property : PROPERTIES) {
            String value = System.getProperty(property);
            if (value != null) {
                line(text, property, value);
            }
        }
        line(text, "processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        line(text, "heap limit", Figures.bytes(Runtime.getRuntime().maxMemory()));
        line(text, "locale", Locale.getDefault().toLanguageTag());
        if (memory != null) {
            line(text, "mapped", Figures.bytes(memory.mapped()));
            line(text, "held", Figures.bytes(memory.held()));
            line(text, "budget", Figures.bytes(memory.limit()));
            line(text, "anonymous", memory.anonymous() < 0 ? "unknown" : Figures.bytes(memory.anonymous()));
        }
        line(text, "tabs", Integer.toString(workspace.tabs().size()));
        for (TableTab tab : workspace.tabs()) {
            text.append("  ").append(about(tab.state())).append('\n');
        }
        if (!log.isEmpty()) {
            text.append("log\n");
            log.forEach(entry -> text.append("  ").append(entry).append('\n'));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }

    private static String about(TabState state) {
        return switch (state) {
            case TabState.Opening _ -> "opening";
            case TabState.Resting _ -> "not open";
            case TabState.Failed failed -> "failed: " + failed.fault().kind();
            case TabState.Shown shown -> {
                var table = shown.cache().view().table();
                yield table.format() + ", " + Figures.count(table.rowCount()) + " rows, "
                        + Figures.count(table.schema().size()) + " columns, " + Figures.count(table.chunks().count())
                        + " " + table.chunks().kind() + "s, " + Figures.bytes(table.storedBytes());
            }
        };
    }
}
