/** The memory gauge of the status bar: mapped, resident and held, told apart. */
@NullMarked
package dev.colonnade.app.gauge;

import org.jspecify.annotations.NullMarked;
