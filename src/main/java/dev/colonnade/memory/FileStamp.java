package dev.colonnade.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What tells one state of a file from another.
 *
 * @param key the file's identity on its volume, where the system has such a thing
 */
public record FileStamp(long size, FileTime modified, @Nullable Object key) {
    /** How a file stands against an earlier stamp. */
    public enum Change {
        /** As it was. */
        NONE,
        /** Gone; a mapping of it still reads what it was, where the system allows deleting at all. */
        DELETED,
        /** Another file stands under the name; a mapping still reads the first one. */
        REPLACED,
        /** Written to in place: what a mapping reads is neither old nor new. */
        MODIFIED
    }

    static FileStamp of(BasicFileAttributes attributes) {
        return new FileStamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }

    /** How the file at {@code path} stands now. */
    public Change since(Path path) {
        FileStamp now;
        try {
            now = of(Files.readAttributes(path, BasicFileAttributes.class));
        } catch (IOException e) {
            return Change.DELETED;
        }
        if (now.equals(this)) {
            return Change.NONE;
        }
        return key != null && !key.equals(now.key) ? Change.REPLACED : Change.MODIFIED;
    }
}
