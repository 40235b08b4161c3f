@NullMarked
package dev.colonnade.format.parquet.page;

import org.jspecify.annotations.NullMarked;
