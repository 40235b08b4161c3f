/**
 * Full validation of what a table holds, whatever its format: every value is read and held against the rules of its type.
 * Formats add what only they can know (checksums, overlapping pieces). Start at
 * {@link dev.colonnade.format.verify.ColumnVerifier}.
 */
@NullMarked
package dev.colonnade.format.verify;

import org.jspecify.annotations.NullMarked;
