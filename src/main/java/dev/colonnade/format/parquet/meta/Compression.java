package dev.colonnade.format.parquet.meta;

import dev.colonnade.base.Fault;
import dev.colonnade.codec.Codec;

/** The numbers of Parquet's {@code CompressionCodec}. */
public final class Compression {
    private static final String[] NAMES = {"UNCOMPRESSED", "SNAPPY", "GZIP", "LZO", "BROTLI", "LZ4", "ZSTD", "LZ4_RAW"};

    private Compression() {
    }

    public static String name(int code) {
        return code >= 0 && code < NAMES.length ? NAMES[code] : "codec " + code;
    }

    public static Codec codec(int code) {
        return switch (code) {
            case 0 -> Codec.UNCOMPRESSED;
            case 1 -> Codec.SNAPPY;
            case 2 -> Codec.GZIP;
            case 4 -> Codec.BROTLI;
            case 5 -> Codec.LZ4_HADOOP;
            case 6 -> Codec.ZSTD;
            case 7 -> Codec.LZ4_RAW;
            default -> throw Fault.unsupported(null, "compression with " + name(code) + " is not read");
        };
    }

    public static int code(Codec codec) {
        return switch (codec) {
            case UNCOMPRESSED -> 0;
            case SNAPPY -> 1;
            case GZIP -> 2;
            case BROTLI -> 4;
            case LZ4_HADOOP -> 5;
            case ZSTD -> 6;
            case LZ4_RAW -> 7;
            case LZ4_FRAME -> throw new IllegalArgumentException("Parquet has no LZ4 frames");
        };
    }
}
