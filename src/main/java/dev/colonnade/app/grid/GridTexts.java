package dev.colonnade.app.grid;

/**
 * The words the grid itself needs.
 *
 * @param spoken what a screen reader calls the grid
 * @param unreadable what stands in a cell whose value could not be read
 */
public record GridTexts(String spoken, String unreadable) {}
