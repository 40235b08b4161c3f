/** Tests of single values: patterns, which are all that is tested by itself here. */
@org.jspecify.annotations.NullMarked
package dev.colonnade.scan.value;
