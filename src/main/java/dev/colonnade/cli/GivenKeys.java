package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Keys;
import dev.colonnade.format.KeysFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keys from a file or from the environment; never from the command line, which every process may read. */
final class GivenKeys {
    /** The environment variable that holds the JSON itself. */
    static final String VARIABLE = "COLONNADE_KEYS";

    private GivenKeys() {
    }

    /**
     * @param file what {@code --keys} says, which goes first
     * @param environment what the environment variable holds
     */
    static Keys of(@Nullable String file, @Nullable String environment) {
        if (file != null) {
            return KeysFile.read(Path.of(file));
        }
        if (environment == null || environment.isBlank()) {
            return Keys.NONE;
        }
        try {
            return Keys.parse(environment);
        } catch (Fault e) {
            throw e.at(VARIABLE);
        }
    }
}
