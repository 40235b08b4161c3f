@NullMarked
package dev.colonnade.app.text;

import org.jspecify.annotations.NullMarked;
