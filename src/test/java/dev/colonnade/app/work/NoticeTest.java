package dev.colonnade.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Fault;
import dev.colonnade.memory.FileStamp;
import dev.colonnade.memory.Resources;
import dev.colonnade.view.SyntheticTable;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a tab says of its file while that changes and is opened again. */
class NoticeTest {
    private final ConcurrentLinkedQueue<Runnable> painting = new ConcurrentLinkedQueue<>();

    private void until(Supplier<Boolean> holds) throws InterruptedException {
        for (int i = 0; i < 5_000 && !holds.get(); i++) {
            for (Runnable next = painting.poll(); next != null; next = painting.poll()) {
                next.run();
            }
            Thread.sleep(1);
        }
        assertThat(holds.get()).isTrue();
    }

    private static SyntheticTable changed(SyntheticTable table) {
        table.setChange(FileStamp.Change.MODIFIED);
        return table;
    }

    /** The file changes, is looked at while it is opened anew, and what comes of that is the only thing to be said. */
    @Test
    void what_was_said_of_the_file_before_goes_with_it() throws InterruptedException {
        SyntheticTable first = new SyntheticTable(10, 1);
        SyntheticTable second = new SyntheticTable(20, 1);
        Deque<Supplier<SyntheticTable>> answers = new ArrayDeque<>(List.of(() -> first, () -> second, () -> {
            throw Fault.of(Fault.Kind.NOT_FOUND, "is not there");
        }));
        AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
        try (Engine engine = new Engine(new Resources(1 << 22), (_, _, _) -> {
            try {
                gate.get().await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return answers.removeFirst().get();
        }, painting::add)) {
            Workspace workspace = new Workspace(engine);
            workspace.openAll(List.of(Path.of("some")));
            TableTab tab = Objects.requireNonNull(workspace.selected());
            until(() -> tab.table() == first);
            for (SyntheticTable next : new SyntheticTable[]{second, null}) {
                changed((SyntheticTable) Objects.requireNonNull(tab.table()));
                CountDownLatch opening = new CountDownLatch(1);
                gate.set(opening);
                tab.watch();
                until(() -> tab.noticeProperty().get() != null);
                workspace.reload(tab);
                // The clock ticks on while the file is being opened.
                tab.watch();
                until(() -> tab.noticeProperty().get() != null);
                opening.countDown();
                until(() -> next == null ? tab.state() instanceof TabState.Failed : tab.table() == next);
                assertThat(tab.noticeProperty().get()).isNull();
            }
            workspace.closeAll();
        }
    }
}
