/**
 * The expression language: text to tokens, to a tree, to a tree with types.
 *
 * <p>Nothing is worked out here. Start at {@link dev.colonnade.scan.expression.Expression}, which is what the rest of
 * the house uses; {@code Parser} makes a {@code Syntax} of the text and {@code Binder} an expression of that.
 */
@NullMarked
package dev.colonnade.scan.expression;

import org.jspecify.annotations.NullMarked;
