/**
 * The types of Arrow and columns of values in Arrow physical layout over memory segments.
 *
 * <p>A column never owns memory: whoever made it (a {@code Batch}) does. Nothing here knows files or formats. Start at
 * {@link dev.colonnade.column.Type} and {@link dev.colonnade.column.Column}.
 */
@NullMarked
package dev.colonnade.column;

import org.jspecify.annotations.NullMarked;
