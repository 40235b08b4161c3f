/**
 * The current row, its values under each other. {@link dev.colonnade.app.record.RecordModel} has no controls;
 * {@link dev.colonnade.app.record.RecordPanel} shows it.
 */
@NullMarked
package dev.colonnade.app.record;

import org.jspecify.annotations.NullMarked;
