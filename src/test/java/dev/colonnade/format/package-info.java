@NullMarked
package dev.colonnade.format;

import org.jspecify.annotations.NullMarked;
