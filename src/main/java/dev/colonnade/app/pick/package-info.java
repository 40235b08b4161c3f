/** Choosing one of many by typing: a field, a list below it, and a match that forgives. Start at {@link dev.colonnade.app.pick.Picker}. */
@NullMarked
package dev.colonnade.app.pick;

import org.jspecify.annotations.NullMarked;
