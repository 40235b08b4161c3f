/**
 * Thrift's compact protocol, as much of it as Parquet's metadata needs, read in place. Nothing here knows Parquet.
 */
@NullMarked
package dev.colonnade.format.parquet.thrift;

import org.jspecify.annotations.NullMarked;
