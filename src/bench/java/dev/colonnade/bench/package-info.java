/**
 * Benchmarks of whole jobs and, with JMH, of kernels. Each compares checksums before it times anything, and prints ratios
 * to a peer measured in the same run. A run of a tiny size is part of the tests.
 */
@NullMarked
package dev.colonnade.bench;

import org.jspecify.annotations.NullMarked;
