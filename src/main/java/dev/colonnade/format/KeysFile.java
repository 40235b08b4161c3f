package dev.colonnade.format;

import dev.colonnade.base.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of keys, in the JSON of {@link Keys#parse}. */
public final class KeysFile {
    private static final int LARGEST = 1 << 20;

    private KeysFile() {
    }

    /** @throws Fault naming the file, and never showing a key */
    public static Keys read(Path file) {
        try {
            return Keys.parse(text(file));
        } catch (Fault e) {
            throw e.in(file.toString());
        }
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
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
