package dev.colonnade.app.single;

/** What a start of the program becomes. */
public sealed interface Role {
    /** The one that others hand their files to. */
    record First(Instance instance) implements Role {}

    /** One that came a moment after the first, which has its files now: there is nothing left to do. */
    record Second() implements Role {}

    /** A window of its own, where starts cannot find each other. */
    record Alone() implements Role {}
}
