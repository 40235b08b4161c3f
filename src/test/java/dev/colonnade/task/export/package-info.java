@NullMarked
package dev.colonnade.task.export;

import org.jspecify.annotations.NullMarked;
