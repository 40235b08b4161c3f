package dev.colonnade.task.sort;

import dev.colonnade.column.Column;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of a row among others by some columns, as one or two words that are compared without signs. One thread at a
 * time.
 */
public final class OrderWords {
    private static final int MOST_BYTES = 16;

    private final KeyEncoder encoder;

    private OrderWords(KeyEncoder encoder) {
        this.encoder = encoder;
    }

    /** Null where two words cannot tell all values apart. */
    public static @Nullable OrderWords of(List<SortKey> keys, Schema schema) {
        int bytes = 0;
        for (SortKey key : keys) {
            int width = width(schema.field(key.column()).type());
            if (width < 0) {
                return null;
            }
            // One more says whether there is a value.
            bytes += width + 1;
        }
        KeyEncoder encoder = new KeyEncoder(keys, schema);
        return bytes <= MOST_BYTES || encoder.isExact() ? new OrderWords(encoder) : null;
    }

    /** Bytes of a value within a key; -1 if they vary, or are many. */
    private static int width(Type type) {
        return switch (type) {
            case Type.Bool b -> 1;
            case Type.Int(int bits, boolean signed) -> bits / 8;
            case Type.FloatingPoint f -> 8;
            case Type.Decimal decimal -> decimal.bits() <= 64 ? decimal.bits() / 8 : -1;
            case Type.Date d -> 8;
            case Type.Time t -> 8;
            case Type.Timestamp t -> 8;
            case Type.Duration d -> 8;
            case Type.Dictionary dictionary -> width(dictionary.values());
            case Type.RunEndEncoded runs -> width(runs.values().type());
            case Type.Null n -> -1;
            case Type.Utf8 u -> -1;
            case Type.Binary b -> -1;
            case Type.FixedBinary f -> -1;
            case Type.Interval i -> -1;
            case Type.ListOf l -> -1;
            case Type.FixedList l -> -1;
            case Type.Struct s -> -1;
            case Type.MapOf m -> -1;
            case Type.Union u -> -1;
            case Type.Extension e -> -1;
        };
    }

    public int words() {
        return encoder.firstWords();
    }

    /** The columns to read, in the order in which {@link #put} wants them. */
    public int[] columns() {
        return encoder.columns();
    }

    /** @param columns as {@link #columns} says */
    public void put(List<Column> columns, int row, long[] into, int at) {
        encoder.words(encoder.arrange(columns), row, 0, encoder.firstWords(), into, at);
    }
}
