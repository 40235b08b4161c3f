package dev.colonnade.app.filter;

import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Engine;
import dev.colonnade.base.Cancellation;
import dev.colonnade.format.ColumnBounds;
import dev.colonnade.format.Table;
import dev.colonnade.scan.Explanation;
import dev.colonnade.scan.Filter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells what a condition would have to read before it is run. Worked out on another thread when one stops typing for a
 * moment; the newest condition wins. For the thread that paints.
 */
final class Preview {
    private static final long STILL_MILLIS = 120;

    private final Texts texts;
    private final Engine engine;
    private final Table table;
    private final Consumer<String> said;
    private Cancellation running = new Cancellation();

    /** @param said told what there is to say, on the thread that paints */
    Preview(Texts texts, Engine engine, Table table, Consumer<String> said) {
        this.texts = texts;
        this.engine = engine;
        this.table = table;
        this.said = said;
    }

    void stop() {
        running.cancel();
    }

    void of(Filter filter) {
        running.cancel();
        Cancellation mine = new Cancellation();
        running = mine;
        engine.after(STILL_MILLIS, () -> {
            if (mine.isCancelled()) {
                return;
            }
            try {
                String text = words(Explanation.of(table, filter, mine));
                engine.ui().execute(() -> {
                    if (!mine.isCancelled()) {
                        said.accept(text);
                    }
                });
            } catch (RuntimeException | InternalError e) {
                // A preview that cannot be had is left out, and with it what was said of another condition; running this
                // one names what is wrong.
                engine.ui().execute(() -> {
                    if (!mine.isCancelled()) {
                        mine.cancel();
                        said.accept("");
                    }
                });
            }
        });
    }

    private String words(Explanation explained) {
        String kind = table.chunks().kind();
        String text = explained.chunksKept() == 0
                ? texts.get("filter.explain.none", kind)
                : texts.get("filter.explain", Figures.count(explained.chunksKept()),
                        Figures.count(explained.chunks()), kind + (explained.chunks() == 1 ? "" : plural(kind)),
                        Figures.count(explained.rowsKept()), Figures.bytes(explained.bytesRead()),
                        Figures.bytes(explained.bytes()));
        StringBuilder all = new StringBuilder(text);
        for (Map.Entry<ColumnBounds.Means, Long> out : explained.leftOut().entrySet()) {
            all.append("   ").append(texts.get(
                    "filter.explain.by." + out.getKey().name().toLowerCase(Locale.ROOT),
                    Figures.count(out.getValue())));
        }
        explained.parts().forEach((part, parts) -> {
            if (parts.leftOut() > 0) {
                all.append("   ").append(texts.get("filter.explain.parts", Figures.count(parts.kept()),
                        Figures.count(parts.all()), part + plural(part)));
            }
        });
        if (explained.chunksWhole() > 0) {
            all.append("   ").append(texts.get("filter.explain.whole", Figures.count(explained.chunksWhole())));
        }
        return all.toString();
    }

    private static String plural(String kind) {
        return kind.endsWith("ch") ? "es" : "s";
    }
}
