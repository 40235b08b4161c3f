package dev.colonnade.scan.value;

import dev.colonnade.column.Column;

/** A nested value, left where it stands. Valid as long as its batch. */
public record Cell(Column column, int row) {}
