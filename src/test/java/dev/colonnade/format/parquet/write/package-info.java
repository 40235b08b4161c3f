@NullMarked
package dev.colonnade.format.parquet.write;

import org.jspecify.annotations.NullMarked;
