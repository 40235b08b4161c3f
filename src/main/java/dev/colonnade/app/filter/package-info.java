/** The filter bar: conditions typed with help, and those that hold as chips. Start at {@link dev.colonnade.app.filter.FilterBar}. */
@NullMarked
package dev.colonnade.app.filter;

import org.jspecify.annotations.NullMarked;
