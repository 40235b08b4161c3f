/** Columns by themselves, over memory that the tests own. */
@NullMarked
package dev.colonnade.column;

import org.jspecify.annotations.NullMarked;
