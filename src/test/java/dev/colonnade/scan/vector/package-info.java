@NullMarked
package dev.colonnade.scan.vector;

import org.jspecify.annotations.NullMarked;
