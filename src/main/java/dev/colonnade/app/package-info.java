/**
 * The window: what people see. The only floor that knows JavaFX.
 *
 * <p>Start at {@link dev.colonnade.app.Window}, then {@link dev.colonnade.app.MainWindow}. View models hold no controls and are tested without the toolkit; no
 * method that touches a file runs on the thread that paints.
 */
@NullMarked
package dev.colonnade.app;

import org.jspecify.annotations.NullMarked;
