package dev.colonnade.format.parquet;

import dev.colonnade.base.Fault;
import dev.colonnade.format.parquet.crypto.EncryptedChunk;
import dev.colonnade.format.parquet.crypto.FileKeys;
import dev.colonnade.format.parquet.meta.ChunkMeta;
import dev.colonnade.format.parquet.meta.ColumnMeta;
import dev.colonnade.format.parquet.page.PageSource;
import java.lang.foreign.MemorySegment;

/** One column chunk as the file has it: what is said of it, and where its pages come from. */
record StoredChunk(ChunkMeta chunk, ColumnMeta meta, PageSource source) {
    /** @throws Fault of kind {@code NEEDS_KEY} if it is encrypted and the key is not at hand */
    static StoredChunk open(MemorySegment file, Contents contents, int group, int leaf) {
        ChunkMeta chunk = contents.footer().groups().chunk(group, leaf);
        ColumnMeta meta = chunk.meta();
        ChunkMeta.Crypto crypto = chunk.crypto();
        FileKeys keys = contents.keys();
        PageSource source = new PageSource.Plain(file);
        if (crypto != null && keys != null) {
            Integer ordinal = contents.footer().groups().group(group).ordinal();
            EncryptedChunk encrypted = new EncryptedChunk(file, keys, crypto, ordinal == null ? group : ordinal, leaf);
            byte[] sealed = chunk.encryptedMeta();
            meta = sealed == null ? meta : encrypted.meta(sealed);
            source = encrypted;
        }
        if (meta == null) {
            throw Fault.damaged(null, "has no metadata");
        }
        return new StoredChunk(chunk, meta, source);
    }
}
