package dev.colonnade.scan.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Some bytes, ordered as unsigned numbers: for UTF-8 that is the order of code points.
 *
 * @param array owned by this value
 */
@SuppressWarnings("ArrayRecordComponent") // equality is defined below
public record Bytes(byte[] array) implements Comparable<Bytes> {
    public static Bytes of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As text; what is not UTF-8 becomes U+FFFD. */
    public String text() {
        return new String(array, StandardCharsets.UTF_8);
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(array, other.array);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return text();
    }
}
