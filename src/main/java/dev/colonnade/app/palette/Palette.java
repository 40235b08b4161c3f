package dev.colonnade.app.palette;

import dev.colonnade.app.action.Action;
import dev.colonnade.app.action.Actions;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.grid.TypeLook;
import dev.colonnade.app.palette.Commands.Command;
import dev.colonnade.app.pick.Picker;
import dev.colonnade.app.pick.Sheet;
import dev.colonnade.app.text.Texts;
import dev.colonnade.view.TableView;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All actions in one list that is searched by typing; {@code >} and a name goes to a column. */
public final class Palette {
    private static final int SHOWN = 10;

    private final Actions actions;
    private final Sheet sheet;
    private final Supplier<@Nullable Grid> grid;
    private final Commands commands;
    private final Picker<Command> picker;

    /** @param grid gives the one in front */
    public Palette(Texts texts, Actions actions, Sheet sheet, Supplier<@Nullable Grid> grid) {
        this.actions = actions;
        this.sheet = sheet;
        this.grid = grid;
        this.commands = new Commands(texts, actions.defined());
        this.picker = new Picker<>("palette", texts.get("palette.prompt"), texts.get("palette.nothing"), SHOWN,
                this::find, this::look, this::take);
    }

    public void show() {
        sheet.show(picker);
        picker.begin("");
    }

    private @Nullable TableView view() {
        Grid shown = grid.get();
        return shown == null ? null : shown.cache().view();
    }

    private List<Command> find(String typed) {
        return commands.find(typed, view());
    }

    private Picker.Look look(Command command) {
        return switch (command) {
            case Commands.Do run -> {
                String reason = actions.reason(run.action());
                yield new Picker.Look(run.action().icon(), run.name(),
                        reason.isEmpty() ? run.action().shortcut().getDisplayText() : reason,
                        actions.enabled(run.action()).get());
            }
            case Commands.Jump jump -> {
                TableView view = view();
                yield view == null || jump.column() >= view.columnCount()
                        ? new Picker.Look(null, jump.name(), "", false)
                        : new Picker.Look(TypeLook.of(view.field(jump.column()).type()).icon(), jump.name(),
                                shorten(view.field(jump.column()).type().toString()), true);
            }
        };
    }

    private static String shorten(String type) {
        return type.length() <= 32 ? type : type.substring(0, 31) + "\u2026";
    }

    private void take(Command command) {
        sheet.close();
        switch (command) {
            case Commands.Do run -> {
                if (run.action() != Action.PALETTE) {
                    commands.used(run.action());
                }
                actions.run(run.action());
            }
            case Commands.Jump jump -> {
                Grid shown = grid.get();
                if (shown != null) {
                    shown.jumpTo(shown.current().row(), jump.column());
                    shown.requestFocus();
                }
            }
        }
    }
}
