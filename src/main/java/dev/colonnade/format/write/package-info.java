/**
 * Writes a table in whatever format was asked for, through one interface. Start at
 * {@link dev.colonnade.format.write.Writers}.
 */
@NullMarked
package dev.colonnade.format.write;

import org.jspecify.annotations.NullMarked;
