package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keys from a file or from the environment; never from the command line, which every process may read. */
final class GivenKeys {
    /** The environment variable that holds the JSON itself. */
    static final String VARIABLE = "COLONNADE_KEYS";
    private static final int LARGEST = 1 << 20;

    private GivenKeys() {
    }

    /**
     * @param file what {@code --keys} says, which goes first
     * @param environment what the environment variable holds
     */
    static Keys of(@Nullable String file, @Nullable String environment) {
        if (file != null) {
            try {
                return Keys.parse(read(file));
            } catch (Fault e) {
                throw e.in(file);
            }
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

    private static String read(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw Fault.of(Fault.Kind.USAGE, "too large to be a file of keys").advise("check its name");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (NoSuchFileException e) {
            throw Fault.of(Fault.Kind.NOT_FOUND, "the file of keys is not there").because(e);
        } catch (AccessDeniedException e) {
            throw Fault.of(Fault.Kind.NO_PERMISSION, "the file of keys may not be read").because(e);
        } catch (CharacterCodingException e) {
            throw Fault.of(Fault.Kind.USAGE, "the file of keys is not text").advise("write it in UTF-8").because(e);
        } catch (IOException e) {
            throw Fault.of(Fault.Kind.IO, "the file of keys cannot be read").because(e);
        }
    }
}
