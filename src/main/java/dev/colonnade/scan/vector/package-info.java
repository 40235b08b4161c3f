/**
 * Predicates over runs of rows into bitmaps, one loop per kind of test.
 *
 * <p>A {@link dev.colonnade.scan.vector.Test} takes a bitmap of rows and clears those that do not pass. NULL never needs
 * a bitmap of its own: a predicate is compiled for the truth value that is wanted of it, TRUE or FALSE, and NOT turns that
 * around. What has no loop of its own is asked of {@code scan.reference}, for surviving rows only. Values are copied to
 * arrays before loops run over them: the columns may be a mapped file. Start at
 * {@link dev.colonnade.scan.vector.Compiler}.
 */
@NullMarked
package dev.colonnade.scan.vector;

import org.jspecify.annotations.NullMarked;
