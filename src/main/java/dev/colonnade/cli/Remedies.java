package dev.colonnade.cli;

import dev.colonnade.base.Fault;

/** What to do about a fault whose finder could not say: deep in a format only the damage is known. */
final class Remedies {
    private Remedies() {
    }

    static Fault add(Fault fault) {
        if (fault.remedy() != null) {
            return fault;
        }
        return switch (fault.kind()) {
            case DAMAGED -> fault.advise("fetch or write the file again; colonnade verify tells what else is wrong");
            case UNSUPPORTED -> fault.advise(fault.place() != null && fault.place().startsWith("row ")
                    ? "leave such rows out with --where"
                    : "write the file again without it");
            case NOT_A_TABLE -> fault.advise("check what it is and how it was made");
            case NOT_FOUND -> fault.advise("check the name");
            case NO_PERMISSION -> fault.advise("ask its owner");
            case CHANGED -> fault.advise("run the command again");
            case NEEDS_KEY -> fault.advise("give the keys with --keys");
            case OVER_BUDGET -> fault.advise("give more with --memory");
            case IO -> fault.advise("check the disk");
            case USAGE, CANCELLED -> fault;
        };
    }
}
