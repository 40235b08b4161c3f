package dev.colonnade.task;

import dev.colonnade.base.Fault;
import java.io.IOException;

/** Long work with a result. A task is a description: it may be run more than once. */
public interface Task<R> {
    /** What it is called where tasks are listed, in a word or two. */
    String name();

    /**
     * Does it, on a thread of the runner's.
     *
     * @throws Fault also of kind {@code CANCELLED}
     * @throws IOException of an output; of inputs come faults
     */
    R run(Work work) throws IOException;

    /** The fault behind an error of an access to mapped memory; a task that knows its table asks that. */
    default Fault explain(InternalError error) {
        return Fault.of(Fault.Kind.CHANGED, "a file could not be read to its end; it may have been cut short meanwhile")
                .advise("open it again").because(error);
    }
}
