@NullMarked
package dev.colonnade.memory;

import org.jspecify.annotations.NullMarked;
