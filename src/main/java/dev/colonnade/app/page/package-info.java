/** Pages that stand in the place of a table for a while: settings, and what this program is. */
@NullMarked
package dev.colonnade.app.page;

import org.jspecify.annotations.NullMarked;
