package dev.colonnade.format;

/**
 * What a file says of the order of its rows within each chunk. Nobody has checked it: writers were seen to get it wrong,
 * so whoever uses it checks what comes of it.
 *
 * @param column within the schema
 */
public record DeclaredOrder(int column, boolean descending, boolean nullsFirst) {}
