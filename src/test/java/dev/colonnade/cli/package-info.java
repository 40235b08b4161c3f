/** The command line as people and scripts see it: arguments in; output, the error line and the status out. */
@NullMarked
package dev.colonnade.cli;

import org.jspecify.annotations.NullMarked;
