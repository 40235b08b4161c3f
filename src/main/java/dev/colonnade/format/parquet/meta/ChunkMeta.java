package dev.colonnade.format.parquet.meta;

import dev.colonnade.format.parquet.thrift.CompactReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parquet's {@code ColumnChunk}: the column's metadata and where its indexes are.
 *
 * @param meta null where it is encrypted with the column's own key
 * @param offsetIndexOffset -1 where there is none, as {@code columnIndexOffset}
 * @param crypto how the chunk is encrypted, or null
 * @param encryptedMeta the column's metadata, encrypted
 */
public record ChunkMeta(@Nullable String filePath, @Nullable ColumnMeta meta, long offsetIndexOffset,
        int offsetIndexLength, long columnIndexOffset, int columnIndexLength, @Nullable Crypto crypto,
        byte @Nullable [] encryptedMeta) {

    /**
     * Which key opens a chunk.
     *
     * @param path of the column whose own key it is; empty for the footer's key
     */
    public record Crypto(boolean footerKey, List<String> path, byte[] keyMetadata) {}

    static ChunkMeta read(CompactReader in) {
        String filePath = null;
        ColumnMeta meta = null;
        long offsetIndex = -1;
        int offsetIndexLength = 0;
        long columnIndex = -1;
        int columnIndexLength = 0;
        Crypto crypto = null;
        byte[] encryptedMeta = null;
        int outer = in.enter();
        while (in.field()) {
            switch (in.id()) {
                case 1 -> filePath = in.readString();
                case 3 -> meta = ColumnMeta.read(in);
                case 4 -> offsetIndex = in.readLong();
                case 5 -> offsetIndexLength = in.readInt();
                case 6 -> columnIndex = in.readLong();
                case 7 -> columnIndexLength = in.readInt();
                case 8 -> crypto = readCrypto(in);
                case 9 -> encryptedMeta = in.readByteArray();
                default -> in.skip();
            }
        }
        in.leave(outer);
        return new ChunkMeta(filePath, meta, offsetIndex, offsetIndexLength, columnIndex, columnIndexLength, crypto,
                encryptedMeta);
    }

    private static Crypto readCrypto(CompactReader in) {
        Crypto crypto = new Crypto(true, List.of(), new byte[0]);
        int outer = in.enter();
        while (in.field()) {
            if (in.id() == 2) {
                crypto = readColumnKey(in);
            } else {
                in.skip();
            }
        }
        in.leave(outer);
        return crypto;
    }

    private static Crypto readColumnKey(CompactReader in) {
        List<String> path = List.of();
        byte[] keyMetadata = {};
        int outer = in.enter();
        while (in.field()) {
            switch (in.id()) {
                case 1 -> path = in.readList(CompactReader::readString);
                case 2 -> keyMetadata = in.readByteArray();
                default -> in.skip();
            }
        }
        in.leave(outer);
        return new Crypto(false, path, keyMetadata);
    }
}
