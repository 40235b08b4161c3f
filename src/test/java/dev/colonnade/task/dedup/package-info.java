/** Tests of finding duplicates. */
@NullMarked
package dev.colonnade.task.dedup;

import org.jspecify.annotations.NullMarked;
