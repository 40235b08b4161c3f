/** The words and figures of the window: one bundle of texts, one way to write numbers. Start at {@link dev.colonnade.app.text.Texts}. */
@NullMarked
package dev.colonnade.app.text;

import org.jspecify.annotations.NullMarked;
