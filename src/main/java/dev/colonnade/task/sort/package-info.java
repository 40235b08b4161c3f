/**
 * Sorting: the order of rows as a {@link dev.colonnade.view.Permutation}; the rows themselves stay where they are.
 *
 * <p>A row's sort columns become one key of bytes whose order is theirs ({@code KeyBytes}). Records of the first bytes of
 * the key and the row number are sorted in runs and merged ({@code Records}); rows whose keys agree so far go through
 * another round with the bytes that follow, read again from the table. Nothing on the way depends on how long keys are,
 * and what does not fit the memory is spilled. Start at {@link dev.colonnade.task.sort.Sort}.
 */
@NullMarked
package dev.colonnade.task.sort;

import org.jspecify.annotations.NullMarked;
