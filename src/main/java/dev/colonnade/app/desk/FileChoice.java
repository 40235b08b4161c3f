package dev.colonnade.app.desk;

import java.nio.file.Path;
import java.util.List;
import javafx.stage.Window;

/** Lets a person choose files. */
public interface FileChoice {
    /** @return what was chosen, in order; empty if nothing was */
    List<Path> choose(Window owner);
}
