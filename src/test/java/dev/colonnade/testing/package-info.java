/** What tests of several floors share: where the optional test data is, and rows as the data set expects them. */
@NullMarked
package dev.colonnade.testing;

import org.jspecify.annotations.NullMarked;
