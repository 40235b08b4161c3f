/**
 * The window's face of export: the dialog that asks what to write, as what and where, with what that comes to before it
 * begins. What writes is a task. Start at {@link dev.colonnade.app.export.ExportDialog}.
 */
@NullMarked
package dev.colonnade.app.export;

import org.jspecify.annotations.NullMarked;
