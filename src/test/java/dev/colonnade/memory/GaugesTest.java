package dev.colonnade.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GaugesTest {
    @Test
    void tells_mapped_from_held(@TempDir Path folder) throws Exception {
        Resources resources = new Resources(64 << 20);
        Gauges gauges = new Gauges(resources);
        Path file = Files.write(folder.resolve("file"), new byte[1_000_000]);
        try (MappedFile mapped = resources.files().open(file); HeldBuffer held = resources.held().allocate(100_000)) {
            Gauges.Sample sample = gauges.sample();
            assertThat(sample.mapped()).isEqualTo(mapped.size());
            assertThat(sample.heldInUse()).isEqualTo(held.footprint());
            assertThat(sample.reserved()).isBetween(held.footprint(), sample.limit());
            assertThat(sample.held()).isEqualTo(sample.heap() + sample.heldInUse() + sample.heldPooled());
        }
        Gauges.Sample after = gauges.sample();
        assertThat(after.mapped()).isZero();
        assertThat(after.heldInUse()).isZero();
    }

    @Test
    void reads_what_the_system_says() {
        String status = "Name:\tjava\nVmHWM:\t  230000 kB\nRssAnon:\t 2048 kB\nRssFile:\t   nonsense kB\n";
        assertThat(Gauges.figure(status, "RssAnon:")).isEqualTo(2 << 20);
        assertThat(Gauges.figure(status, "VmHWM:")).isEqualTo(230_000L * 1024);
        assertThat(Gauges.figure(status, "RssFile:")).isEqualTo(Gauges.UNKNOWN);
        assertThat(Gauges.figure("", "RssAnon:")).isEqualTo(Gauges.UNKNOWN);
    }

    @Test
    void resident_is_the_part_of_the_mapped_files_that_was_touched(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/smaps")), "only Linux tells");
        Resources resources = new Resources(64 << 20);
        Path file = Files.write(folder.resolve("file"), new byte[40 << 20]);
        Path small = Files.write(folder.resolve("small"), new byte[100]);
        try (MappedFile mapped = resources.files().open(file); MappedFile tiny = resources.files().open(small)) {
            long untouched = new Gauges(resources).sample().resident();
            assertThat(untouched).isBetween(0L, 4L << 20);
            long sum = tiny.bytes().get(ValueLayout.JAVA_BYTE, 50);
            for (long at = 0; at < 20 << 20; at += 4096) {
                sum += mapped.bytes().get(ValueLayout.JAVA_BYTE, at);
            }
            assertThat(sum).isZero();
            Gauges gauges = new Gauges(resources);
            Gauges.Sample sample = gauges.sample();
            assertThat(sample.resident()).isBetween((20L << 20) + 100, 24L << 20).isLessThan(sample.mapped());
            assertThat(gauges.sample().resident()).as("asked for again at once").isEqualTo(sample.resident());
        }
        assertThat(new Gauges(resources).sample().resident()).isZero();
    }

    @Test
    void mappings_are_told_by_their_address() throws Exception {
        String smaps = """
                7f0000000000-7f0000002000 r--s 00000000 08:01 42 /a\\012b (deleted)
                Size:                  8 kB
                Rss:                   8 kB
                VmFlags: rd mr mw me ms sd
                7f0000002000-7f0000003000 r--p 00000000 08:01 43 /usr/lib/libc.so
                Rss:                   4 kB
                ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0 [vsyscall]
                Rss:                   4 kB
                """;
        var spans = new java.util.TreeMap<>(java.util.Map.of(0x7f0000000000L, 5_000L));
        assertThat(Residency.sum(new BufferedReader(new StringReader(smaps)), spans)).isEqualTo(5_000);
    }
}
