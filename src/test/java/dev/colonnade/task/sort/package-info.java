/** Tests of sorting. */
@NullMarked
package dev.colonnade.task.sort;

import org.jspecify.annotations.NullMarked;
