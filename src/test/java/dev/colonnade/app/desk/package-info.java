/** Tests of what the desktop gives, as far as no desktop is needed for them. */
@NullMarked
package dev.colonnade.app.desk;

import org.jspecify.annotations.NullMarked;
