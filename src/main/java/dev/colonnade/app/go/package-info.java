/** Going to a place by writing it down: a row, a row and a column, a share of the whole. */
@NullMarked
package dev.colonnade.app.go;

import org.jspecify.annotations.NullMarked;
