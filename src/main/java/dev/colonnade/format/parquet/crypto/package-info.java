/**
 * Parquet's modular encryption ("Encryption.md"): each page, header and index is a module of its own, bound to its place.
 * Start at {@link dev.colonnade.format.parquet.crypto.FileKeys}.
 */
@NullMarked
package dev.colonnade.format.parquet.crypto;

import org.jspecify.annotations.NullMarked;
