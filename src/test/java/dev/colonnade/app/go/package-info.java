@NullMarked
package dev.colonnade.app.go;

import org.jspecify.annotations.NullMarked;
