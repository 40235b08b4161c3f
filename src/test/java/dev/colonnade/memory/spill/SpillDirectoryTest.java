package dev.colonnade.memory.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.colonnade.base.Fault;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillDirectoryTest {
    @TempDir
    Path parent;

    private List<String> names() throws IOException {
        try (var files = Files.list(parent)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static MemorySegment longs(long... values) {
        return Arena.ofAuto().allocateFrom(ValueLayout.JAVA_LONG, values);
    }

    @Test
    void whatIsAppendedIsReadThroughTheMapAndCounted() throws IOException {
        List<Long> told = new ArrayList<>();
        try (SpillDirectory directory = new SpillDirectory(parent)) {
            assertThat(names()).isEmpty();
            try (SpillFile file = directory.create(told::add)) {
                assertThat(file.append(longs(1, 2, 3))).isZero();
                assertThat(file.append(longs(4))).isEqualTo(24);
                assertThat(file.map().toArray(ValueLayout.JAVA_LONG_UNALIGNED)).containsExactly(1, 2, 3, 4);
                assertThat(file.map().isReadOnly()).isTrue();
                assertThat(directory.size()).isEqualTo(32);
            }
            assertThat(directory.size()).isZero();
            assertThat(directory.namedFiles()).isZero();
            assertThat(told).containsExactly(24L, 8L);
            assertThat(names()).hasSize(1);
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aFullDiskIsToldBeforeItIsFull() {
        long[] free = {SpillDirectory.MARGIN + 100};
        try (SpillDirectory directory = new SpillDirectory(parent, folder -> free[0]);
                SpillFile file = directory.create(bytes -> free[0] -= bytes)) {
            file.append(MemorySegment.ofArray(new byte[60]));
            assertThatExceptionOfType(Fault.class).isThrownBy(() -> file.append(MemorySegment.ofArray(new byte[41])))
                    .matches(fault -> fault.kind() == Fault.Kind.IO)
                    .withMessageContaining("spill disk is full").withMessageContaining("--spill-dir");
            assertThat(file.append(MemorySegment.ofArray(new byte[40]))).isEqualTo(60);
        }
    }

    @Test
    void whatDeadProcessesLeftIsSweptAndWhatLivingOnesHaveStays() throws IOException {
        Path dead = Files.createDirectory(parent.resolve("colonnade-spill-dead"));
        Files.write(dead.resolve("lock"), new byte[0]);
        Files.write(dead.resolve("run1.spill"), new byte[1000]);
        Path other = Files.createDirectory(parent.resolve("colonnade-spill-being-made"));
        try (SpillDirectory living = new SpillDirectory(parent);
                SpillFile file = living.create(bytes -> {
                });
                SpillDirectory next = new SpillDirectory(parent);
                SpillFile last = next.create(bytes -> {
                })) {
            assertThat(dead).doesNotExist();
            assertThat(other).exists();
            assertThat(names()).hasSize(3);
            assertThat(file.size() + last.size()).isZero();
        }
        assertThat(names()).containsExactly("colonnade-spill-being-made");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        try (SpillDirectory directory = new SpillDirectory(parent.resolve("none"))) {
            assertThatExceptionOfType(Fault.class).isThrownBy(() -> directory.create(bytes -> {
            })).withMessageContaining("none").withMessageContaining("--spill-dir");
        }
    }
}
