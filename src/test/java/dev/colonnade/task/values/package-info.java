@NullMarked
package dev.colonnade.task.values;

import org.jspecify.annotations.NullMarked;
