/** The files opened lately, kept from one start to the next. */
@NullMarked
package dev.colonnade.app.recent;

import org.jspecify.annotations.NullMarked;
