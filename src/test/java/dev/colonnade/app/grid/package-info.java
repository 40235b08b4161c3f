@NullMarked
package dev.colonnade.app.grid;

import org.jspecify.annotations.NullMarked;
