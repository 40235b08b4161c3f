/** What can be done to columns: the commands, the menu at a head, the choice of a time zone. Start at {@link dev.colonnade.app.columns.menu.ColumnCommands}. */
@NullMarked
package dev.colonnade.app.columns.menu;

import org.jspecify.annotations.NullMarked;
