package dev.colonnade.app.gauge;

import dev.colonnade.app.work.Engine;
import dev.colonnade.memory.Gauges;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The newest sample of the gauges, twice a second. */
public final class GaugeModel {
    private static final long MILLIS = 500;

    private final Engine engine;
    private final Gauges gauges;
    private final ReadOnlyObjectWrapper<Gauges.Sample> sample;

    public GaugeModel(Engine engine) {
        this.engine = engine;
        gauges = new Gauges(engine.resources());
        sample = new ReadOnlyObjectWrapper<>(
                new Gauges.Sample(0, Gauges.UNKNOWN, 0, 0, 0, 0, engine.resources().budget().limit(),
                        Gauges.UNKNOWN, Gauges.UNKNOWN));
        engine.every(MILLIS, () -> read(() -> {
        }));
    }

    private void read(Runnable then) {
        Gauges.Sample next = gauges.sample();
        engine.ui().execute(() -> {
            sample.set(next);
            then.run();
        });
    }

    /** Reads the gauges now; then does something on the thread that paints. */
    public void renew(Runnable then) {
        engine.background().execute(() -> read(then));
    }

    public ReadOnlyObjectProperty<Gauges.Sample> sampleProperty() {
        return sample.getReadOnlyProperty();
    }

    public Gauges.Sample sample() {
        return sample.get();
    }
}
