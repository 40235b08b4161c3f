package dev.colonnade.format.out;

import java.util.function.LongConsumer;

/** Runs pieces of work, perhaps several at once. */
public interface Parallel {
    /** One after the other, on the caller's thread. */
    Parallel NONE = (count, piece) -> {
        for (long i = 0; i < count; i++) {
            piece.accept(i);
        }
    };

    /** Runs pieces {@code 0} to {@code count - 1} in no order; returns when all are done, or throws the first failure. */
    void run(long count, LongConsumer piece);
}
