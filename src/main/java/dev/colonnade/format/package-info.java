/**
 * What every format offers: a {@link dev.colonnade.format.Table} of rows, read in {@link dev.colonnade.format.Batch}es.
 *
 * <p>Each format has a package below; {@code format.open} lists them and tells them apart by content.
 */
@NullMarked
package dev.colonnade.format;

import org.jspecify.annotations.NullMarked;
