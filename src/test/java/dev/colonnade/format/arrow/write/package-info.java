/** What the Arrow writer wrote, read back by arrow-java. */
@NullMarked
package dev.colonnade.format.arrow.write;

import org.jspecify.annotations.NullMarked;
