package dev.colonnade.testing;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.memory.Resources;
import java.nio.file.Path;

/** Opens tables for tests, and tells whether everything came back. */
public final class TestResources {
    private final Resources resources;

    public TestResources(long budget) {
        resources = new Resources(budget);
    }

    public Resources resources() {
        return resources;
    }

    public Table open(Path file) {
        return Openers.open(file, resources, Progress.NONE, Cancellation.NEVER);
    }

    /** Nothing is mapped and no buffer is in use. */
    public boolean isAllReturned() {
        return resources.files().mapped() == 0 && resources.held().inUse() == resources.pages().size();
    }
}
