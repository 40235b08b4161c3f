/** Checks of how values are written down, against java.time, BigDecimal and the JDK's own parsers. */
@NullMarked
package dev.colonnade.text;

import org.jspecify.annotations.NullMarked;
