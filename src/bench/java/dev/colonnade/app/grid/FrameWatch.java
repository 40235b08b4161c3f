package dev.colonnade.app.grid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * What the virtual machine's own recorder tells of the thread that paints: whether our code on it touched a file, waited
 * for a lock or slept; and how long everything stood still for a collection.
 */
final class FrameWatch implements AutoCloseable {
    private static final String THREAD = "JavaFX Application Thread";
    private static final List<String> WAITS = List.of("jdk.FileRead", "jdk.FileWrite", "jdk.FileForce",
            "jdk.SocketRead", "jdk.SocketWrite", "jdk.JavaMonitorEnter", "jdk.JavaMonitorWait", "jdk.ThreadPark",
            "jdk.ThreadSleep");
    private static final String COLLECTION = "jdk.GarbageCollection";

    private final Recording recording = new Recording();

    FrameWatch() {
        for (String event : WAITS) {
            recording.enable(event).withThreshold(Duration.ZERO).withStackTrace();
        }
        recording.enable(COLLECTION).withThreshold(Duration.ZERO);
        recording.start();
    }

    /**
     * What was seen.
     *
     * @param waits how often each kind was seen on the thread with code of ours on its stack
     * @param classReads of files among them, to load a class when its code is needed for the first time
     */
    record Seen(Map<String, Integer> waits, int classReads, int collections, double longestPause) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT,
                    "waits of ours on the painting thread: %s; reads of classes there: %d; collections %d, longest %.1f ms",
                    waits.isEmpty() ? "none" : waits, classReads, collections, longestPause);
        }
    }

    /** @param frames those that count: while a window is made and code is new, classes and style sheets are read */
    Seen stop(List<Frames> frames) throws IOException {
        recording.stop();
        Path file = Files.createTempFile("frames", ".jfr");
        try {
            recording.dump(file);
            Map<String, Integer> waits = new TreeMap<>();
            int classReads = 0;
            int collections = 0;
            double longest = 0;
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                if (frames.stream().noneMatch(part -> isWithin(event, part))) {
                    continue;
                }
                String name = event.getEventType().getName();
                if (name.equals(COLLECTION)) {
                    collections++;
                    longest = Math.max(longest, event.getDuration("longestPause").toNanos() / 1e6);
                } else if (event.getThread() != null && THREAD.equals(event.getThread().getJavaName())
                        && isOurs(event.getStackTrace())) {
                    if (isClassLoading(event.getStackTrace())) {
                        classReads++;
                    } else {
                        waits.merge(name, 1, Integer::sum);
                    }
                }
            }
            return new Seen(waits, classReads, collections, longest);
        } finally {
            Files.delete(file);
        }
    }

    private static boolean isWithin(RecordedEvent event, Frames frames) {
        return !event.getStartTime().isBefore(frames.begun()) && event.getStartTime().isBefore(frames.ended());
    }

    /** What drives the frames waits for the toolkit, which is not the grid's doing. */
    private static boolean isOurs(RecordedStackTrace stack) {
        return stack != null && stack.getFrames().stream().map(frame -> frame.getMethod().getType().getName())
                .anyMatch(name -> name.startsWith("dev.colonnade.")
                        && !name.matches(".*\\.(Frames|GridFrames)(\\$.*)?"));
    }

    /** Once for each class, and not where classes lie in the run-time image or its cache, as they do when installed. */
    private static boolean isClassLoading(RecordedStackTrace stack) {
        return stack.getFrames().stream()
                .anyMatch(frame -> frame.getMethod().getType().getName().equals("java.lang.ClassLoader")
                        && frame.getMethod().getName().equals("loadClass"));
    }

    @Override
    public void close() {
        recording.close();
    }
}
