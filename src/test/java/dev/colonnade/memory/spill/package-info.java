/** Tests of spill files. */
@NullMarked
package dev.colonnade.memory.spill;

import org.jspecify.annotations.NullMarked;
