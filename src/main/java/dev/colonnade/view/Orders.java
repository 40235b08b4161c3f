package dev.colonnade.view;

import dev.colonnade.base.Fault;
import dev.colonnade.memory.Held;
import dev.colonnade.memory.Lease;

/** Shares in the memory of orders. */
final class Orders {
    private Orders() {
    }

    /** A share, or the fault of somebody who comes too late: the owner shows other rows by now. */
    static Lease lease(Held owner) {
        if (!owner.tryRetain()) {
            throw Fault.of(Fault.Kind.CANCELLED, "these rows are not shown any more");
        }
        return Lease.once(owner::close);
    }
}
