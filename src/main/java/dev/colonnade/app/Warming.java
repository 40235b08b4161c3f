package dev.colonnade.app;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.report.LogFile;
import dev.colonnade.app.text.Texts;
import java.util.List;

/**
 * Uses the time in which the toolkit starts, most of which one thread spends in libraries of the system: what the window
 * begins with, and what takes long when it is asked for first, is initialised beside that. Leaves nothing but this.
 */
final class Warming {
    /** The actions bring two enums of a thousand icons each. */
    private static final List<Class<?>> SLOW = List.of(Action.class, LogFile.class);

    private Warming() {
    }

    /** On a thread of its own, which nobody waits for: whoever needs one of these meanwhile waits for that one alone. */
    static void begin() {
        Thread thread = new Thread(Warming::load, "warming");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load() {
        try {
            for (Class<?> one : SLOW) {
                Class.forName(one.getName(), true, Warming.class.getClassLoader());
            }
            // The bundle that all texts come from is parsed once, whoever asks first.
            new Texts().get("app.name");
        } catch (ClassNotFoundException | LinkageError e) {
            // Then it is missing to the window as well, and there it is said.
            return;
        }
    }
}
