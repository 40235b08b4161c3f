/** Tests of finding text. */
@NullMarked
package dev.colonnade.task.find;

import org.jspecify.annotations.NullMarked;
