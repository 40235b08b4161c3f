package dev.colonnade.memory;

/**
 * The right to touch some memory until it is closed. Closing twice does nothing.
 *
 * <p>Whatever hands out memory hands out a lease with it; the memory stays until the last lease on it goes back.
 */
public interface Lease extends AutoCloseable {
    /** Backs nothing. */
    Lease NONE = () -> {
    };

    @Override
    void close();

    /** One lease over several: closes them all, also when one fails. */
    static Lease all(java.util.List<? extends Lease> leases) {
        java.util.List<Lease> kept = java.util.List.copyOf(leases);
        return once(() -> {
            RuntimeException failure = null;
            for (Lease lease : kept) {
                try {
                    lease.close();
                } catch (RuntimeException e) {
                    failure = e;
                }
            }
            if (failure != null) {
                throw failure;
            }
        });
    }

    /** A lease that runs {@code giveBack} on its first closing only. */
    static Lease once(Runnable giveBack) {
        java.util.concurrent.atomic.AtomicBoolean closed = new java.util.concurrent.atomic.AtomicBoolean();
        return () -> {
            if (closed.compareAndSet(false, true)) {
                giveBack.run();
            }
        };
    }
}
