/**
 * Finding text in cells, as they are shown. Start at {@link dev.colonnade.task.find.Find} for all matches and at
 * {@link dev.colonnade.task.find.FindNext} for the next one.
 */
@NullMarked
package dev.colonnade.task.find;

import org.jspecify.annotations.NullMarked;
