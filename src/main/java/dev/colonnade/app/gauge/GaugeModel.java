package dev.colonnade.app.gauge;

import dev.colonnade.app.work.Engine;
import dev.colonnade.memory.Gauges;
import dev.colonnade.task.Pressure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The newest sample of the gauges, twice a second, and those of the last minute. For the thread that paints. */
public final class GaugeModel {
    private static final long MILLIS = 500;
    /** Samples of a minute. */
    static final int KEPT = 120;

    /** What the gauges said, and how tight that is. */
    record Moment(Gauges.Sample sample, Pressure pressure) {}

    private final Engine engine;
    private final Gauges gauges;
    private final Deque<Moment> history = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Gauges.Sample> sample;

    public GaugeModel(Engine engine) {
        this.engine = engine;
        gauges = new Gauges(engine.resources());
        sample = new ReadOnlyObjectWrapper<>(
                new Gauges.Sample(0, Gauges.UNKNOWN, 0, 0, 0, 0, 0, engine.resources().budget().limit(),
                        Gauges.UNKNOWN, Gauges.UNKNOWN));
        engine.every(MILLIS, () -> read(true, () -> {
        }));
    }

    private void read(boolean kept, Runnable then) {
        Moment next = new Moment(gauges.sample(), Pressure.of(engine.resources()));
        engine.ui().execute(() -> {
            if (kept || history.isEmpty()) {
                history.addLast(next);
            }
            if (history.size() > KEPT) {
                history.removeFirst();
            }
            sample.set(next.sample);
            then.run();
        });
    }

    /** Reads the gauges now; then does something on the thread that paints. */
    public void renew(Runnable then) {
        engine.background().execute(() -> read(false, then));
    }

    public ReadOnlyObjectProperty<Gauges.Sample> sampleProperty() {
        return sample.getReadOnlyProperty();
    }

    public Gauges.Sample sample() {
        return sample.get();
    }

    /** The last minute, twice a second, the newest last. */
    List<Moment> history() {
        return List.copyOf(history);
    }

    /** How tight memory is. */
    Pressure pressure() {
        Moment last = history.peekLast();
        return last == null ? Pressure.NORMAL : last.pressure;
    }
}
