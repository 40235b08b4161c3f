/**
 * How a value is written down: the one rendering that cells, copies, JSON lines and CSV share.
 *
 * <p>Text is made from a {@link dev.colonnade.column.Column} and a row, into a {@link dev.colonnade.text.TextSink}; no
 * file, table or window is known here, and never a local time zone or locale. Start at
 * {@link dev.colonnade.text.ValueText}, which says per type what is written.
 */
@NullMarked
package dev.colonnade.text;

import org.jspecify.annotations.NullMarked;
