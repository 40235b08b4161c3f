package dev.colonnade.app.desk;

import dev.colonnade.app.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The desktop's own dialog. It begins where it was left. */
public final class FileDialog implements FileChoice {
    private final Texts texts;
    private @Nullable File folder;

    public FileDialog(Texts texts) {
        this.texts = texts;
    }

    @Override
    public @Nullable Path chooseTarget(Window owner, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("save.title"));
        chooser.setInitialFileName(name);
        File chosen = chooser.showSaveDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }

    @Override
    public @Nullable Path chooseOther(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("keys.load"));
        chooser.setInitialDirectory(folder);
        File chosen = chooser.showOpenDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }

    @Override
    public List<Path> choose(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("open.title"));
        chooser.setInitialDirectory(folder);
        chooser.getExtensionFilters().addAll(
                new ExtensionFilter(texts.get("open.tables"), "*.parquet", "*.pq", "*.arrow", "*.arrows", "*.feather",
                        "*.ipc"),
                new ExtensionFilter(texts.get("open.all"), "*"));
        List<File> chosen = chooser.showOpenMultipleDialog(owner);
        if (chosen == null || chosen.isEmpty()) {
            return List.of();
        }
        folder = chosen.getFirst().getParentFile();
        return chosen.stream().map(File::toPath).toList();
    }
}
