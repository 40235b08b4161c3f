@NullMarked
package dev.colonnade.app.pick;

import org.jspecify.annotations.NullMarked;
