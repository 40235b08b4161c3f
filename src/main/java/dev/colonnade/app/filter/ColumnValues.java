package dev.colonnade.app.filter;

import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Engine;
import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.format.Table;
import dev.colonnade.view.ValueSample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values that columns have, for completion: read from a sample, each column once, on another thread. */
final class ColumnValues {
    private final Texts texts;
    private final Engine engine;
    private final Table table;
    private final Runnable arrived;
    private final Map<Integer, List<Completion.Option>> known = new HashMap<>();
    private final Cancellation reading = new Cancellation();

    /** @param arrived told, on the thread that paints, when values have come */
    ColumnValues(Texts texts, Engine engine, Table table, Runnable arrived) {
        this.texts = texts;
        this.engine = engine;
        this.table = table;
        this.arrived = arrived;
    }

    /** Empty until they have come. */
    List<Completion.Option> of(int column) {
        List<Completion.Option> there = known.putIfAbsent(column, List.of());
        if (there != null) {
            return there;
        }
        engine.background().execute(() -> {
            try {
                ValueSample sample = ValueSample.of(table, column, reading);
                List<Completion.Option> options = sample.values().stream()
                        .map(value -> new Completion.Option(value.literal(),
                                texts.get("filter.often", Figures.count(value.count()), Figures.count(sample.rows())),
                                Completion.Sort.VALUE))
                        .toList();
                engine.ui().execute(() -> {
                    known.put(column, options);
                    arrived.run();
                });
            } catch (Fault | IllegalStateException e) {
                // Values are a help and no more: without them one types on. The table may be closed by now.
                return;
            }
        });
        return List.of();
    }

    void stop() {
        reading.cancel();
    }
}
