package dev.colonnade.format.out;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The temporary names of files being written, and what is left of them when a process was killed. A name tells whose it
 * is; a lock, which ends with the process, tells whether that one still writes, also where it is not among the processes
 * that we see, as from within a container.
 */
final class Leftovers {
    private static final Pattern NAME = Pattern.compile("\\..*\\.colonnade-(\\d{1,18})-[0-9a-z-]+\\.part");

    private Leftovers() {
    }

    static String name(String target) {
        return "." + target + ".colonnade-" + ProcessHandle.current().pid() + "-"
                + Long.toString(System.nanoTime(), Character.MAX_RADIX) + ".part";
    }

    /** Says that the file is being written. Where there are no locks, its name has to do. */
    static void claim(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException | OverlappingFileLockException e) {
            return;
        }
    }

    /** Removes what dead processes of ours left in the folder. What cannot be told or removed stays. */
    static void remove(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.part")) {
            for (Path file : files) {
                removeOne(file);
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return;
        }
    }

    /** @return whether it is none of ours, or was removed; not if its process may live */
    static boolean removeOne(Path file) throws IOException {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return true;
        }
        return Files.isRegularFile(file) && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty() && isFree(file)
                && Files.deleteIfExists(file);
    }

    private static boolean isFree(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }
}
