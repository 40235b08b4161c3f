package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.memory.Resources;
import dev.colonnade.task.TaskProgress;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.JsonText;
import dev.colonnade.text.TextSink;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Progress on the error stream: a bar that is drawn over and over, lines of text, or lines of JSON. Thread-safe. */
final class ProgressPrinter implements Progress {
    private enum Form {
        BAR, PLAIN, JSON, NONE
    }

    private static final long NANOS = 1_000_000_000L;
    private static final int BAR_WIDTH = 30;
    /** Shorter work than this needs no bar. */
    private static final long PATIENCE = NANOS / 2;

    private final Form form;
    private final boolean silent;
    private final String task;
    private final PrintStream err;
    private final Resources resources;
    private final long started = System.nanoTime();
    private long last;
    private String phase = "";
    private long done;
    private long total = -1;
    private boolean rows;
    private @Nullable TaskProgress shown;
    private boolean drawn;
    private boolean pending;

    private ProgressPrinter(Form form, boolean silent, String task, PrintStream err, Resources resources) {
        this.form = form;
        this.silent = silent;
        this.task = task;
        this.err = err;
        this.resources = resources;
        this.last = started;
    }

    /**
     * @param form {@code auto}: a bar if the launcher found the error stream to be a terminal, which it says in the
     *     system property {@code colonnade.terminal}
     */
    static ProgressPrinter of(String form, String task, PrintStream err, Resources resources) {
        return new ProgressPrinter(switch (form) {
            case "auto" -> Boolean.getBoolean("colonnade.terminal") ? Form.BAR : Form.NONE;
            case "plain" -> Form.PLAIN;
            case "json" -> Form.JSON;
            case "none" -> Form.NONE;
            default -> throw Fault.of(Fault.Kind.USAGE, "--progress " + form + " is not known")
                    .advise("choose auto, plain, json or none");
        }, form.equals("none"), task, err, resources);
    }

    /** Something to know that is no failure; nothing is said to who wants to hear nothing. */
    synchronized void say(String line) {
        if (!silent) {
            end();
            err.println(line);
        }
    }

    /** How far a task is. */
    void show(TaskProgress now) {
        synchronized (this) {
            shown = now;
        }
        report(now.phase(), now.rowsDone(), now.rowsTotal(), true);
    }

    /** Bytes, or whatever else a phase counts in. */
    @Override
    public void report(String phase, long done, long total) {
        report(phase, done, total, false);
    }

    private synchronized void report(String phase, long done, long total, boolean rows) {
        if (form == Form.NONE) {
            return;
        }
        long now = System.nanoTime();
        boolean same = phase.equals(this.phase);
        this.phase = phase;
        this.done = done;
        this.total = total;
        this.rows = rows;
        this.pending = true;
        long pause = switch (form) {
            case BAR -> drawn ? NANOS / 10 : PATIENCE;
            case JSON -> NANOS / 10;
            case PLAIN, NONE -> NANOS;
        };
        if (now - last >= pause || !same && form != Form.BAR) {
            last = now;
            print(now);
        }
    }

    /** Says where the work ended, and clears the bar away. */
    synchronized void end() {
        if (pending && form != Form.BAR) {
            print(System.nanoTime());
        }
        if (drawn) {
            err.print("\r\u001b[K");
            err.flush();
            drawn = false;
        }
        pending = false;
    }

    private void print(long now) {
        pending = false;
        long rate = Math.round(done / Math.max(1e-9, (now - started) / 1e9));
        switch (form) {
            case NONE -> {
            }
            case PLAIN -> err.println(task + ": " + phase + " " + amount(rate));
            case JSON -> err.println(json(rate));
            case BAR -> {
                err.print("\r" + bar() + " " + phase + " " + amount(rate) + "\u001b[K");
                err.flush();
                drawn = true;
            }
        }
    }

    private String amount(long rate) {
        String share = total > 0 ? String.format(Locale.ROOT, " of %,d (%d%%)", total, done * 100 / total) : "";
        return String.format(Locale.ROOT, "%,d%s%s", done, share, rows
                ? String.format(Locale.ROOT, " rows, %,d a second", rate)
                : "");
    }

    private String bar() {
        int filled = total > 0 ? (int) Math.clamp(done * BAR_WIDTH / total, 0, BAR_WIDTH) : 0;
        return "[" + "#".repeat(filled) + " ".repeat(BAR_WIDTH - filled) + "]";
    }

    private String json(long rate) {
        TextSink sink = TextSink.inMemory(InvalidUtf8.REPLACE);
        sink.ascii("{\"task\":");
        JsonText.string(task, sink);
        sink.ascii(",\"phase\":");
        JsonText.string(phase, sink);
        TaskProgress now = rows ? shown : null;
        number("rowsDone", now == null ? 0 : now.rowsDone(), sink);
        number("rowsTotal", now == null ? -1 : now.rowsTotal(), sink);
        number("bytesDone", now == null ? done : now.bytesDone(), sink);
        number("bytesTotal", now == null ? total : now.bytesTotal(), sink);
        number("rowsPerSecond", now == null ? 0 : rate, sink);
        number("heldBytes", now == null ? resources.budget().reserved() : now.heldBytes(), sink);
        number("spillBytes", now == null ? 0 : now.spilledBytes(), sink);
        sink.put('}');
        return sink.toString();
    }

    private static void number(String name, long value, TextSink sink) {
        sink.ascii(",\"" + name + "\":" + (value < 0 ? "null" : value));
    }
}
