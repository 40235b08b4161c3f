package dev.colonnade.app.columns;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What was done to one view of a table, step by step, whatever part of it each step changed: the last one is taken back
 * first. No toolkit here; for the thread that paints.
 */
public final class History {
    /** More steps than anybody takes back. */
    private static final int LIMIT = 100;

    private record Step(Runnable undo, Runnable redo) {}

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private final List<Runnable> listeners = new ArrayList<>();

    /** Told when there is more or less to take back. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Something was done. What was taken back before cannot be done again now. */
    public void add(Runnable undo, Runnable redo) {
        done.push(new Step(undo, redo));
        if (done.size() > LIMIT) {
            done.removeLast();
        }
        undone.clear();
        changed();
    }

    public boolean canUndo() {
        return !done.isEmpty();
    }

    public boolean canRedo() {
        return !undone.isEmpty();
    }

    public void undo() {
        if (!done.isEmpty()) {
            Step step = done.pop();
            undone.push(step);
            step.undo.run();
            changed();
        }
    }

    public void redo() {
        if (!undone.isEmpty()) {
            Step step = undone.pop();
            done.push(step);
            step.redo.run();
            changed();
        }
    }

    /** What was done stays as it is. */
    public void clear() {
        done.clear();
        undone.clear();
        changed();
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
