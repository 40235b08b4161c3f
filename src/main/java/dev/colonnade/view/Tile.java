package dev.colonnade.view;

import dev.colonnade.base.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The text of one column over one block of rows, ready to be shown; or the reason why there is none.
 *
 * <p>Immutable. Texts are bounded in length, so a tile is small whatever the values are.
 */
public final class Tile {
    /** What an object and its place in the maps cost, about; keeps a bound in bytes honest for short texts. */
    private static final long OVERHEAD = 200;
    private static final long TEXT_OVERHEAD = 40;

    private final @Nullable String[] texts;
    private final @Nullable Fault fault;
    private final long footprint;

    private Tile(@Nullable String[] texts, @Nullable Fault fault) {
        this.texts = texts;
        this.fault = fault;
        long bytes = OVERHEAD;
        for (String text : texts) {
            bytes += 8 + (text == null ? 0 : TEXT_OVERHEAD + 2L * text.length());
        }
        this.footprint = bytes;
    }

    /** @param texts one a row, null where the value is null; not copied, the caller lets go of it */
    static Tile of(@Nullable String[] texts) {
        return new Tile(texts, null);
    }

    static Tile failed(int rows, Fault fault) {
        return new Tile(new @Nullable String[rows], fault);
    }

    public int length() {
        return texts.length;
    }

    /** The text of the row with this number within the block, or null for a null value (or no value: {@link #fault}). */
    public @Nullable String text(int row) {
        return texts[row];
    }

    /** Why the values could not be read. */
    public @Nullable Fault fault() {
        return fault;
    }

    /** Bytes of heap, about. */
    long footprint() {
        return footprint;
    }
}
