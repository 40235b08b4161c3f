package dev.colonnade.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
