@NullMarked
package dev.colonnade.app;

import org.jspecify.annotations.NullMarked;
