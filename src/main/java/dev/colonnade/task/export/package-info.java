/**
 * Writes what is looked at to a file: the rows of a view, in its order, with its columns. Start at
 * {@link dev.colonnade.task.export.Export}; {@link dev.colonnade.task.export.ExportRows} reads for it.
 */
@NullMarked
package dev.colonnade.task.export;

import org.jspecify.annotations.NullMarked;
