package dev.colonnade.format.arrow;

import java.util.Arrays;

/**
 * Where the record batches and dictionary batches of a file are: plain arrays, 28 bytes a batch, since there may be
 * very many.
 */
final class BlockIndex {
    private long[] offsets = new long[16];
    private int[] metadataLengths = new int[16];
    private long[] bodyLengths = new long[16];
    private int count;

    /** @param metadataLength bytes from the beginning of the message to its body */
    void add(long offset, int metadataLength, long bodyLength) {
        if (count == offsets.length) {
            int grown = count + (count >> 1);
            offsets = Arrays.copyOf(offsets, grown);
            metadataLengths = Arrays.copyOf(metadataLengths, grown);
            bodyLengths = Arrays.copyOf(bodyLengths, grown);
        }
        offsets[count] = offset;
        metadataLengths[count] = metadataLength;
        bodyLengths[count++] = bodyLength;
    }

    /** Gives back what growing took too much. */
    void trim() {
        offsets = Arrays.copyOf(offsets, count);
        metadataLengths = Arrays.copyOf(metadataLengths, count);
        bodyLengths = Arrays.copyOf(bodyLengths, count);
    }

    int count() {
        return count;
    }

    long offset(int block) {
        return offsets[block];
    }

    int metadataLength(int block) {
        return metadataLengths[block];
    }

    long bodyOffset(int block) {
        return offsets[block] + metadataLengths[block];
    }

    long bodyLength(int block) {
        return bodyLengths[block];
    }
}
