/** What people choose once and for all. Start at {@link dev.colonnade.app.settings.Settings}. */
@NullMarked
package dev.colonnade.app.settings;

import org.jspecify.annotations.NullMarked;
