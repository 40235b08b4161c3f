package dev.colonnade.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colonnade.base.Fault;
import dev.colonnade.memory.Resources;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EngineTest {
    @Test
    void whatAClosingWindowStillHasToDoIsDone() throws InterruptedException {
        Engine engine = new Engine(new Resources(1 << 20), (path, progress, cancellation) -> {
            throw Fault.of(Fault.Kind.NOT_FOUND, "nothing is opened here");
        }, Runnable::run);
        engine.close();
        CountDownLatch done = new CountDownLatch(1);
        engine.background().execute(done::countDown);
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
