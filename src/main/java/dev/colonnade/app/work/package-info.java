/**
 * The view models: the tables that are open, each in a state of its own. No controls here, and no file access on the
 * thread that paints. Start at {@link dev.colonnade.app.work.Workspace}.
 */
@NullMarked
package dev.colonnade.app.work;

import org.jspecify.annotations.NullMarked;
