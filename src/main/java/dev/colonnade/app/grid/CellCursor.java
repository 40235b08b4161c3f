package dev.colonnade.app.grid;

/** The cell that keys move from: a row and a column of the view, both counted from zero. */
public record CellCursor(long row, int column) {}
