/** Light and dark: which one is on, and the style sheets for it. Start at {@link dev.colonnade.app.theme.Themes}. */
@NullMarked
package dev.colonnade.app.theme;

import org.jspecify.annotations.NullMarked;
