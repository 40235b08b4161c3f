package dev.colonnade.app.tab;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Keys;
import java.util.function.Consumer;

/** Lets somebody choose a file of keys. */
public interface KeySource {
    /**
     * @param given told the keys in it, later; never told if nothing was chosen
     * @param failed told why there are none
     */
    void choose(Consumer<Keys> given, Consumer<Fault> failed);
}
