package dev.colonnade.app.tasks;

import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Job;
import dev.colonnade.base.Fault;
import dev.colonnade.task.MetricsReport;
import dev.colonnade.task.TaskProgress;
import dev.colonnade.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What there is to say of a task. Figures that mean nothing are left out. */
final class JobWords {
    private static final double SOON = 1;

    private final Texts texts;

    JobWords(Texts texts) {
        this.texts = texts;
    }

    String name(Job job) {
        String name = job.name();
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Of a task under way: what it does now. */
    String phase(Job job) {
        TaskProgress at = job.progress();
        return switch (job.state()) {
            case QUEUED -> texts.get("tasks.queued");
            case PAUSED -> texts.get("tasks.paused");
            case RUNNING, DONE, FAILED, CANCELLED -> at.rowsTotal() > 0 && !at.phase().isEmpty()
                    ? texts.get("tasks.phase", at.phase(), Figures.count(Math.min(at.rowsDone(), at.rowsTotal())),
                            Figures.count(at.rowsTotal()))
                    : at.phase();
        };
    }

    /** Of a task under way: rates, memory, what is left. */
    String figures(Job job) {
        TaskProgress at = job.progress();
        List<String> parts = new ArrayList<>();
        if (at.rowsPerSecond() >= 1) {
            parts.add(texts.get("tasks.rows", Figures.count(Math.round(at.rowsPerSecond()))));
        }
        if (at.megabytesPerSecond() >= 0.1) {
            parts.add(texts.get("tasks.bytes", Figures.bytes(Math.round(at.megabytesPerSecond() * 1e6))));
        }
        parts.add(texts.get("tasks.held", Figures.bytes(at.heldBytes())));
        if (at.spilledBytes() > 0) {
            parts.add(texts.get("tasks.spilled", Figures.bytes(at.spilledBytes())));
        }
        if (at.secondsLeft() >= SOON && job.state() == TaskState.RUNNING) {
            parts.add(texts.get("tasks.left", seconds(at.secondsLeft())));
        }
        return String.join("   ", parts);
    }

    /** Of a task that is over: what it came to. */
    String outcome(Job job) {
        MetricsReport metrics = job.metrics();
        Fault fault = job.fault();
        return switch (job.state()) {
            case CANCELLED -> texts.get("tasks.cancelled", seconds(metrics.wallSeconds()));
            case FAILED -> fault == null ? texts.get("tasks.failed") : fault.problem();
            case QUEUED, RUNNING, PAUSED, DONE -> done(metrics);
        };
    }

    private String done(MetricsReport metrics) {
        List<String> parts = new ArrayList<>();
        parts.add(seconds(metrics.wallSeconds()));
        if (metrics.rowsRead() > 0) {
            parts.add(metrics.bytesRead() > 0
                    ? texts.get("tasks.read", Figures.count(metrics.rowsRead()), Figures.bytes(metrics.bytesRead()))
                    : texts.get("tasks.looked", Figures.count(metrics.rowsRead())));
        }
        if (metrics.own().get("duplicates") instanceof Long duplicates
                && metrics.own().get("rows") instanceof Long rows) {
            parts.add(texts.get("tasks.duplicates", Figures.count(duplicates), Figures.count(rows)));
        }
        if (metrics.own().get("kept") instanceof Long kept) {
            parts.add(texts.get("tasks.kept", Figures.count(kept)));
        }
        if (metrics.own().get("found") instanceof Long found) {
            parts.add(texts.get("tasks.found", Figures.count(found)));
        }
        if (metrics.spilledBytes() > 0) {
            parts.add(texts.get("tasks.spilled", Figures.bytes(metrics.spilledBytes())));
        }
        parts.addAll(metrics.events());
        return String.join("   ", parts);
    }

    /** Everything that was measured, a line for each. */
    String metrics(Job job) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, Object> figure : job.metrics().figures().entrySet()) {
            Object value = figure.getValue();
            String text = value instanceof Double real
                    ? String.format(Locale.ROOT, "%.3f", real)
                    : value instanceof Long count && count >= 0 ? Figures.count(count) : value.toString();
            boolean unknown = value instanceof Long count && count < 0;
            boolean empty = text.equals("[]") || text.equals("{}");
            if (!unknown && !empty) {
                lines.append(lines.isEmpty() ? "" : "\n").append(figure.getKey()).append("  ").append(text);
            }
        }
        return lines.toString();
    }

    /** {@code 0.42 s}, {@code 12 s}, {@code 3 min 20 s}. */
    static String seconds(double seconds) {
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, seconds < 0.0995 ? "%.0f ms" : "%.1f s",
                    seconds < 0.0995 ? seconds * 1000 : seconds);
        }
        long whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
    }
}
