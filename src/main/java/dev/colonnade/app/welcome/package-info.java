/** What is shown when nothing is open. */
@NullMarked
package dev.colonnade.app.welcome;

import org.jspecify.annotations.NullMarked;
