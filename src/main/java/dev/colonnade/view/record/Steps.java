package dev.colonnade.view.record;

import java.util.ArrayList;
import java.util.List;

/** The way from a value down to a part of it: at each level, the number of the child, from zero. */
public record Steps(List<Integer> down) {
    /** The value itself. */
    static final Steps NONE = new Steps(List.of());

    public Steps {
        down = List.copyOf(down);
    }

    Steps to(int child) {
        List<Integer> longer = new ArrayList<>(down);
        longer.add(child);
        return new Steps(longer);
    }
}
