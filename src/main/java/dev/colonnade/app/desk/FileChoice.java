package dev.colonnade.app.desk;

import java.nio.file.Path;
import java.util.List;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Lets a person choose files. */
public interface FileChoice {
    /** @return what was chosen, in order; empty if nothing was */
    List<Path> choose(Window owner);

    /** Where to write a file. @param name proposed for it; @return null if no place was chosen */
    default @Nullable Path chooseTarget(Window owner, String name) {
        return null;
    }

    /** A file of any sort, not a table. @return null if none was chosen */
    default @Nullable Path chooseOther(Window owner) {
        List<Path> chosen = choose(owner);
        return chosen.isEmpty() ? null : chosen.getFirst();
    }
}
