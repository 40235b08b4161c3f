/**
 * One row in full: its values as parts that open up into parts, each read when it is asked for and bounded in size. No
 * controls here. Start at {@link dev.colonnade.view.record.RecordReader}.
 */
@NullMarked
package dev.colonnade.view.record;

import org.jspecify.annotations.NullMarked;
