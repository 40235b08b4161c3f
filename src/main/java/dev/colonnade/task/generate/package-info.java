/**
 * Sample data that looks like data, made up row by row from a seed.
 *
 * <p>Every value follows from seed, column and row number alone, so any part of a table can be made by itself and is the
 * same however it is cut. Start at {@link dev.colonnade.task.generate.Generate}.
 */
@NullMarked
package dev.colonnade.task.generate;

import org.jspecify.annotations.NullMarked;
