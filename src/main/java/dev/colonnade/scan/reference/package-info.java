/**
 * Expressions worked out one row at a time, slowly and plainly: what {@code --engine reference} runs, what the fast paths
 * are compared with, and what they fall back to. Start at {@link dev.colonnade.scan.reference.Evaluator}.
 */
@NullMarked
package dev.colonnade.scan.reference;

import org.jspecify.annotations.NullMarked;
