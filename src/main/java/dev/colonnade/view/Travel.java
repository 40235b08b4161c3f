package dev.colonnade.view;

/** Which way the eye is going, so that what comes next can be there already. */
public enum Travel {
    NONE, UP, DOWN, LEFT, RIGHT
}
