@NullMarked
package dev.colonnade.view;

import org.jspecify.annotations.NullMarked;
