/** Sample data: bounded in memory, and the same however it is cut. */
@NullMarked
package dev.colonnade.task.generate;

import org.jspecify.annotations.NullMarked;
