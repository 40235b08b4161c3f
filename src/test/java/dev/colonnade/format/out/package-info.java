@NullMarked
package dev.colonnade.format.out;

import org.jspecify.annotations.NullMarked;
