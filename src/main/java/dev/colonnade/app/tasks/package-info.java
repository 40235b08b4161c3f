/** Long work as people see it: the drawer at the foot, and a glimpse of it in the status bar. Start at {@link dev.colonnade.app.tasks.TaskDrawer}. */
@NullMarked
package dev.colonnade.app.tasks;

import org.jspecify.annotations.NullMarked;
