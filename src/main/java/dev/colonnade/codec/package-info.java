/**
 * Compression codecs, from held memory to held memory: the only package that calls native codecs.
 *
 * <p>A native codec ends the process when the memory it reads vanishes, as the map of a shrinking file does, so nothing
 * here takes a plain segment. Nothing here knows files or formats. Start at {@link dev.colonnade.codec.Codec}.
 */
@NullMarked
package dev.colonnade.codec;

import org.jspecify.annotations.NullMarked;
