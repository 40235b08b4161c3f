package dev.colonnade.app.palette;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.pick.Fuzzy;
import dev.colonnade.app.text.Texts;
import dev.colonnade.view.TableView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What answers to a text typed into the palette. No toolkit here. */
final class Commands {
    /** More columns than these are for the list of columns. */
    private static final int MOST_COLUMNS = 200;

    /** One thing to choose. */
    sealed interface Command {
        String name();
    }

    record Do(Action action, String name) implements Command {}

    /** @param column of the view */
    record Jump(int column, String name) implements Command {}

    private record Scored(Command command, int score) {}

    private final Texts texts;
    private final Collection<Action> actions;
    private final List<Action> recent = new ArrayList<>();

    Commands(Texts texts, Collection<Action> actions) {
        this.texts = texts;
        this.actions = actions;
    }

    /** It was chosen: next time it comes first. */
    void used(Action action) {
        recent.remove(action);
        recent.addFirst(action);
    }

    /** Actions; with {@code >} before them, columns. Best first, of those as good the last used first. */
    List<Command> find(String typed, @Nullable TableView view) {
        String query = typed.strip();
        List<Scored> found = new ArrayList<>();
        if (query.startsWith(">")) {
            if (view != null) {
                columns(query.substring(1), view, found);
            }
        } else {
            for (Action action : actions) {
                String name = texts.get(action.key());
                int score = Fuzzy.score(query, name);
                if (score < 0 && Fuzzy.score(query, texts.get(action.key() + ".hint")) >= Fuzzy.WORD) {
                    // Only a word of what is said of it: after whatever goes by that name.
                    score = 0;
                }
                if (score >= 0) {
                    int used = recent.indexOf(action);
                    found.add(new Scored(new Do(action, name), score * 100 + (used < 0 ? 0 : 90 - Math.min(used, 80))));
                }
            }
        }
        found.sort(Comparator.comparingInt((Scored scored) -> -scored.score));
        return found.stream().map(Scored::command).limit(MOST_COLUMNS).toList();
    }

    private static void columns(String query, TableView view, List<Scored> found) {
        for (int column = 0; column < view.columnCount(); column++) {
            String name = view.field(column).name();
            int score = Fuzzy.score(query, name);
            if (score >= 0) {
                found.add(new Scored(new Jump(column, name), score));
            }
        }
    }
}
