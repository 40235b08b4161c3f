package dev.colonnade.format;

/**
 * Where a row of a table comes from.
 *
 * @param file the file that holds it
 * @param chunk the number of the row group or record batch within the file
 * @param row the number of the row within the file
 */
public record RowIdentity(String file, int chunk, long row) {}
