/** Tests of the frame that long work runs in. */
@NullMarked
package dev.colonnade.task;

import org.jspecify.annotations.NullMarked;
