/**
 * Folders and globs of files as one table, with columns from {@code key=value} folder names. How a single file is opened
 * it is told from above. Start at {@link dev.colonnade.format.dataset.Dataset}.
 */
@NullMarked
package dev.colonnade.format.dataset;

import org.jspecify.annotations.NullMarked;
