/** Tests of expressions and scans beside two oracles: the row-at-a-time engine and DuckDB. */
@NullMarked
package dev.colonnade.scan;

import org.jspecify.annotations.NullMarked;
