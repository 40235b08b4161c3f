package dev.colonnade.base;

/**
 * Where long work tells how far it is. Calls are cheap and may come from any thread; whoever shows them samples.
 */
public interface Progress {
    /** Nobody is watching. */
    Progress NONE = (phase, done, total) -> {
    };

    /**
     * @param phase what is being done, in a word or two
     * @param done units done so far, never falling within a phase
     * @param total units in all, or -1 where that is not known
     */
    void report(String phase, long done, long total);
}
