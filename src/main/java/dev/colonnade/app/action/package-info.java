/** What one can do in the window, each thing defined once. Start at {@link dev.colonnade.app.action.Action}. */
@NullMarked
package dev.colonnade.app.action;

import org.jspecify.annotations.NullMarked;
