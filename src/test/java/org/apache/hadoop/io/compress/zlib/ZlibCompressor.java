package org.apache.hadoop.io.compress.zlib;

/** Named by parquet-java's signatures; see the note on {@link org.apache.hadoop}. */
public final class ZlibCompressor {
    private ZlibCompressor() {
    }

    /** Likewise. */
    public enum CompressionLevel {
    }
}
