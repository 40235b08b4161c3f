package dev.colonnade.scan.value;

import dev.colonnade.base.Fault;

/** Faults of values that an expression cannot be worked out for. */
public final class ValueFault {
    private ValueFault() {
    }

    static Fault of(String problem) {
        return Fault.unsupported(null, problem).advise("leave such rows out with a condition before this one");
    }

    /** A whole number that is too large; as decimal or floating-point number it is none. */
    public static Fault overflow(String what) {
        return of(what + " does not fit 64 bits")
                .advise("convert an operand with CAST(.. AS DOUBLE) or CAST(.. AS DECIMAL(38, 0))");
    }
}
