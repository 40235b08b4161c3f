package dev.colonnade.format.parquet;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.v3.lz4.Lz4JavaCompressor;
import io.airlift.compress.v3.lz4.Lz4JavaDecompressor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** The codecs that parquet-java is given, since its own come from Hadoop. */
public final class JavaCodecs implements CompressionCodecFactory {
    /** All that there is a compressor for; Brotli has none in Java. */
    static final CompressionCodecName[] ALL = {CompressionCodecName.UNCOMPRESSED, CompressionCodecName.SNAPPY,
            CompressionCodecName.GZIP, CompressionCodecName.ZSTD, CompressionCodecName.LZ4_RAW,
            CompressionCodecName.LZ4};

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return new BytesInputCompressor() {
            @Override
            public BytesInput compress(BytesInput bytes) throws IOException {
                return BytesInput.from(JavaCodecs.compress(bytes.toByteArray(), codec));
            }

            @Override
            public CompressionCodecName getCodecName() {
                return codec;
            }

            @Override
            public void release() {
                // Holds nothing.
            }
        };
    }

    private static byte[] compress(byte[] plain, CompressionCodecName codec) throws IOException {
        return switch (codec) {
            case UNCOMPRESSED -> plain;
            case SNAPPY -> Snappy.compress(plain);
            case GZIP -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                    gzip.write(plain);
                }
                yield out.toByteArray();
            }
            case ZSTD -> Zstd.compress(plain);
            case LZ4_RAW -> lz4(plain);
            case LZ4 -> {
                byte[] block = lz4(plain);
                yield ByteBuffer.allocate(8 + block.length).putInt(plain.length).putInt(block.length).put(block)
                        .array();
            }
            case LZO, BROTLI -> throw new IOException("no compressor for " + codec);
        };
    }

    private static byte[] lz4(byte[] plain) {
        Lz4JavaCompressor compressor = new Lz4JavaCompressor();
        byte[] out = new byte[compressor.maxCompressedLength(plain.length)];
        return Arrays.copyOf(out, compressor.compress(plain, 0, plain.length, out, 0, out.length));
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return new BytesInputDecompressor() {
            @Override
            public BytesInput decompress(BytesInput bytes, int size) throws IOException {
                return BytesInput.from(plain(bytes.toByteArray(), size, codec));
            }

            @Override
            public void decompress(ByteBuffer in, int inSize, ByteBuffer out, int outSize) throws IOException {
                byte[] bytes = new byte[inSize];
                in.get(bytes);
                out.put(plain(bytes, outSize, codec));
            }

            @Override
            public void release() {
                // Holds nothing.
            }
        };
    }

    private static byte[] plain(byte[] bytes, int size, CompressionCodecName codec) throws IOException {
        return switch (codec) {
            case UNCOMPRESSED -> bytes;
            case SNAPPY -> Snappy.uncompress(bytes);
            case ZSTD -> Zstd.decompress(bytes, size);
            case GZIP -> new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
            case LZ4_RAW -> lz4Plain(bytes, 0, size);
            case LZ4 -> lz4Plain(bytes, 8, size);
            case LZO, BROTLI -> throw new IOException("no decompressor for " + codec);
        };
    }

    private static byte[] lz4Plain(byte[] bytes, int from, int size) {
        byte[] out = new byte[size];
        new Lz4JavaDecompressor().decompress(bytes, from, bytes.length - from, out, 0, size);
        return out;
    }

    @Override
    public void release() {
        // Holds nothing.
    }
}
