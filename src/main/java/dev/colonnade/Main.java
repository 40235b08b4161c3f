package dev.colonnade;

import dev.colonnade.app.Window;
import dev.colonnade.app.desk.Places;
import dev.colonnade.app.single.Instance;
import dev.colonnade.base.Cancellation;
import dev.colonnade.cli.Cli;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The one door: paths or nothing opens the window, a sub-command runs on the command line. */
public final class Main {
    /** How long an interrupted command may take to put its things away. */
    private static final int PATIENCE_SECONDS = 10;

    /** The same as {@code Window.NEW_WINDOW}, which is not asked: that would load the toolkit's classes. */
    private static final String NEW_WINDOW = "--new-window";

    private Main() {
    }

    /** The other process stands elsewhere. */
    private static List<Path> full(String[] paths) {
        List<Path> full = new ArrayList<>();
        for (String path : paths) {
            full.add(Path.of(path).toAbsolutePath().normalize());
        }
        return full;
    }

    private static void window(String[] args, boolean alone) {
        List<Path> files;
        try {
            files = full(args);
        } catch (InvalidPathException e) {
            System.err.println(
                    "no file can have this name here: " + e.getMessage() + "; rename it, or set LC_ALL=C.UTF-8");
            System.exit(Cli.FAILED);
            return;
        }
        if (alone || !Instance.handOver(files)) {
            Window.main(args);
        }
    }

    /** Lets go of what the window keeps between starts; what an uninstaller leaves alone. */
    private static void removeSettings() {
        try {
            for (Path folder : Places.forget()) {
                System.out.println("removed " + folder);
            }
        } catch (IOException e) {
            System.err.println("not all settings could be removed: " + e.getMessage()
                    + "; close the window and look into " + Places.settings());
            System.exit(Cli.FAILED);
        }
    }

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("--remove-settings")) {
            removeSettings();
            return;
        }
        boolean alone = args.length > 0 && args[0].equals(NEW_WINDOW);
        if (args.length > 0 && !alone && Cli.handles(args[0])) {
            commandLine(args);
        } else if (hasDisplay()) {
            // Where a window runs already, this start is over before the toolkit would be loaded.
            window(args, alone);
        } else {
            System.err.println("there is no display to open a window on; set DISPLAY, or use a command:"
                    + " colonnade --help lists them");
            System.exit(Cli.FAILED);
        }
    }

    /** Elsewhere than on a free desktop the toolkit finds the screen without being told. */
    private static boolean hasDisplay() {
        return !System.getProperty("os.name", "").equals("Linux")
                || !System.getenv().getOrDefault("DISPLAY", "").isEmpty()
                || System.getProperty("glass.platform") != null;
    }

    private static void commandLine(String[] args) {
        Cancellation cancellation = new Cancellation();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (ended.getCount() > 0) {
                cancellation.cancel();
                await(ended);
            }
        }, "interrupted"));
        try (PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true,
                StandardCharsets.UTF_8)) {
            int status = Cli.run(args, new FileOutputStream(FileDescriptor.out), err, cancellation);
            // The toolkit, once a picture was taken with it, keeps the process alive. Otherwise the end of main is the
            // end. Nothing is left to be done at the end, and an orderly exit would first look for somebody to log it
            // to, which takes time and, early in the life of a process, fails aloud. Whoever waits for us because of a
            // signal waits on, so that the status is ours and not the signal's.
            if (status != 0 || args[0].equals("snapshot")) {
                Runtime.getRuntime().halt(status);
            }
        } finally {
            ended.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
