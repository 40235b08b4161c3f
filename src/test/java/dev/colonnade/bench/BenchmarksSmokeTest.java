package dev.colonnade.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of a tiny size of each benchmark, so that they keep working. What they measure here means nothing. */
class BenchmarksSmokeTest {
    @TempDir
    Path folder;

    @Test
    void arrowWindows() {
        Path file = folder.resolve("windows.arrow");
        ArrowWindows.write(file, 20_000);
        ArrowWindows.Result result = ArrowWindows.run(file, 10);
        assertThat(result.rows()).isEqualTo(20_000);
        assertThat(result.checksum()).isEqualTo(ArrowWindows.run(file, 10).checksum()).isNotZero();
    }

    @Test
    void compressedScan() throws IOException {
        for (CodecType codec : new CodecType[]{CodecType.LZ4_FRAME, CodecType.ZSTD}) {
            Path file = folder.resolve(codec + ".arrow");
            CompressedArrowScan.write(file, 5_000, codec);
            assertThat(CompressedArrowScan.run(file, codec.name(), 1)).contains("of its time");
        }
    }

    @Test
    void batchReads() throws IOException {
        BatchReads reads = new BatchReads();
        reads.rows = 10_000;
        reads.open();
        assertThat(reads.describeFiftyRows()).isEqualTo(5_050);
        assertThat(reads.sumOneColumn()).isNotZero();
        reads.close();
    }
}
