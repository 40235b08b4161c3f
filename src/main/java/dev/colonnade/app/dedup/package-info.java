/**
 * The window's face of duplicates: the dialog that asks for them and shows what there is, the chip that stands for them
 * while they are shown, and the marks beside their rows. What finds them is a task. Start at
 * {@link dev.colonnade.app.dedup.DedupDialog}.
 */
@NullMarked
package dev.colonnade.app.dedup;

import org.jspecify.annotations.NullMarked;
