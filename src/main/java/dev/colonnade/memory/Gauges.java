package dev.colonnade.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the process uses now. Mapped and held are told apart everywhere: mapped pages are the system's to take back, held
 * memory is ours.
 */
public final class Gauges {
    /** What a figure is where the system does not tell. */
    public static final long UNKNOWN = -1;

    private static final Path STATUS = Path.of("/proc/self/status");

    /**
     * All in bytes.
     *
     * @param mapped address space of the files open
     * @param resident the part of {@code mapped} that is in memory on our behalf, up to two seconds old, or
     *     {@link #UNKNOWN}
     * @param heap of the Java heap in use, garbage not yet collected included
     * @param heldInUse off-heap buffers that somebody has
     * @param heldPooled off-heap buffers kept for reuse
     * @param cached decoded pages kept for reuse, a part of {@code heldInUse}
     * @param reserved of the budget spoken for, pooled buffers included
     * @param limit of the budget
     * @param anonymous memory of the process that no file stands behind, or {@link #UNKNOWN}
     * @param peak the most memory the process ever had resident, mapped files included, or {@link #UNKNOWN}
     */
    public record Sample(long mapped, long resident, long heap, long heldInUse, long heldPooled, long cached,
            long reserved,
            long limit, long anonymous, long peak) {
        /** What we hold: the heap in use and every off-heap buffer. */
        public long held() {
            return heap + heldInUse + heldPooled;
        }

        /** The part of the budget that is in use: what is kept for reuse would be given back for the asking. */
        public long spokenFor() {
            return Math.max(0, reserved - heldPooled - cached);
        }
    }

    private final Resources resources;
    private final Residency residency;

    public Gauges(Resources resources) {
        this.resources = resources;
        this.residency = new Residency(resources.files());
    }

    /** Reads the gauges: a file of the system's where there is one, so not on a thread that paints. */
    public Sample sample() {
        Runtime runtime = Runtime.getRuntime();
        String status = status();
        HeldMemory held = resources.held();
        long mapped = resources.files().mapped();
        // The two are read one after the other, and a file may be closed between.
        return new Sample(mapped, Math.min(mapped, residency.bytes()),
                runtime.totalMemory() - runtime.freeMemory(), held.inUse(), held.pooled(), resources.pages().size(),
                resources.budget().reserved(), resources.budget().limit(), figure(status, "RssAnon:"),
                figure(status, "VmHWM:"));
    }

    private static String status() {
        try {
            return Files.readString(STATUS);
        } catch (IOException e) {
            return "";
        }
    }

    /** The value of a line such as {@code RssFile:     1234 kB}; the kernel's kB are 1 024 bytes. */
    static long figure(String status, String name) {
        int start = status.indexOf("\n" + name);
        if (start < 0) {
            return UNKNOWN;
        }
        int end = status.indexOf(" kB", start);
        if (end < 0) {
            return UNKNOWN;
        }
        try {
            return Math.multiplyExact(Long.parseLong(status.substring(start + 1 + name.length(), end).strip()), 1024L);
        } catch (NumberFormatException | ArithmeticException e) {
            return UNKNOWN;
        }
    }
}
