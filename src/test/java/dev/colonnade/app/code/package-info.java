/** Tests of steps as code. */
@NullMarked
package dev.colonnade.app.code;

import org.jspecify.annotations.NullMarked;
