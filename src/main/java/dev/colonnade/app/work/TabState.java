package dev.colonnade.app.work;

import dev.colonnade.base.Fault;
import dev.colonnade.view.WindowCache;

/** What a tab has to show. */
public sealed interface TabState {
    /** The file is being opened. */
    record Opening(String phase, long done, long total) implements TabState {}

    /** The table is there, and its cells come as they are looked at. */
    record Shown(WindowCache cache) implements TabState {}

    /**
     * It is not open, and no file is mapped: because nobody has looked at it yet, or because somebody let go of it.
     *
     * @param released whether it stays so until it is asked for
     */
    record Resting(boolean released) implements TabState {}

    /** It could not be opened. */
    record Failed(Fault fault) implements TabState {}
}
