package dev.colonnade.memory;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;

/**
 * How much of the mapped files is in memory on our behalf: the {@code Rss} of their mappings in {@code /proc/self/smaps}
 * (proc(5)). Mappings are told by their address, since names there are escaped and change when a file is deleted.
 *
 * <p>The kernel walks the page tables of the whole process for an answer, so it is asked seldom, and more seldom where
 * answers take long. Thread-safe; not for a thread that paints.
 */
final class Residency {
    private static final Path SMAPS = Path.of("/proc/self/smaps");
    private static final long LEAST_PAUSE_NANOS = 2_000_000_000L;
    /** Answers may take this share of the time: one part in so many. */
    private static final long PAUSE_PER_COST = 50;

    private final MappedFiles files;
    private final boolean known = Files.isReadable(SMAPS);
    private long answer;
    private long askAfter = Long.MIN_VALUE;

    Residency(MappedFiles files) {
        this.files = files;
    }

    /** In bytes, or {@link Gauges#UNKNOWN} where the system does not tell. */
    synchronized long bytes() {
        if (!known) {
            return Gauges.UNKNOWN;
        }
        NavigableMap<Long, Long> spans = files.spans();
        if (spans.isEmpty()) {
            return 0;
        }
        long start = System.nanoTime();
        if (askAfter == Long.MIN_VALUE || start - askAfter >= 0) {
            answer = ask(spans);
            long end = System.nanoTime();
            askAfter = end + Math.max(LEAST_PAUSE_NANOS, PAUSE_PER_COST * (end - start));
        }
        return answer;
    }

    private static long ask(NavigableMap<Long, Long> spans) {
        try (BufferedReader lines = Files.newBufferedReader(SMAPS, StandardCharsets.ISO_8859_1)) {
            return sum(lines, spans);
        } catch (IOException e) {
            return Gauges.UNKNOWN;
        }
    }

    /** @param spans address of each mapping, to its length in bytes */
    static long sum(BufferedReader lines, NavigableMap<Long, Long> spans) throws IOException {
        long sum = 0;
        long most = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int dash = line.indexOf('-');
            int space = line.indexOf(' ');
            if (line.startsWith("Rss:")) {
                // Pages are counted whole, also the last one, of which a file may fill a part only.
                sum += Math.min(most, Gauges.figure("\n" + line, "Rss:"));
            } else if (dash > 0 && dash < space && line.charAt(space - 1) != ':') {
                most = mapped(Long.parseUnsignedLong(line, 0, dash, 16),
                        Long.parseUnsignedLong(line, dash + 1, space, 16), spans);
            }
        }
        return sum;
    }

    /** How many bytes of our files these addresses show. */
    private static long mapped(long from, long to, NavigableMap<Long, Long> spans) {
        long bytes = 0;
        Map.Entry<Long, Long> before = spans.lowerEntry(from);
        if (before != null && before.getKey() + before.getValue() > from) {
            bytes += Math.min(to, before.getKey() + before.getValue()) - from;
        }
        // Two maps that happen to lie side by side may be listed as one.
        for (Map.Entry<Long, Long> span : spans.tailMap(from, true).entrySet()) {
            if (span.getKey() >= to) {
                break;
            }
            bytes += Math.min(to - span.getKey(), span.getValue());
        }
        return bytes;
    }
}
