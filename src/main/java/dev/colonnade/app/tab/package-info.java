/** A tab and what it shows: the grid of a table, the wait for it, or why there is none. */
@NullMarked
package dev.colonnade.app.tab;

import org.jspecify.annotations.NullMarked;
