package dev.colonnade.format.parquet.crypto;

import dev.colonnade.base.Fault;
import dev.colonnade.format.parquet.meta.ChunkMeta.Crypto;
import dev.colonnade.format.parquet.meta.ColumnMeta;
import dev.colonnade.format.parquet.meta.PageHeader;
import dev.colonnade.format.parquet.page.PageSource;
import dev.colonnade.format.parquet.thrift.CompactReader;
import java.lang.foreign.MemorySegment;

/** The pages of one encrypted column chunk. */
public final class EncryptedChunk implements PageSource {
    private final MemorySegment file;
    private final FileKeys keys;
    private final byte[] key;
    private final int group;
    private final int column;

    /**
     * @param group the row group's ordinal
     * @param column the chunk's number in it
     */
    public EncryptedChunk(MemorySegment file, FileKeys keys, Crypto crypto, int group, int column) {
        this.file = file;
        this.keys = keys;
        this.key = keys.key(crypto);
        this.group = group;
        this.column = column;
    }

    /** Opens the chunk's metadata. */
    public ColumnMeta meta(byte[] sealed) {
        byte[] plain = keys.open(key, MemorySegment.ofArray(sealed), Module.COLUMN_META, group, column, 0,
                "the column's metadata");
        return CompactReader.parse(MemorySegment.ofArray(plain), "footer", ColumnMeta::read);
    }

    @Override
    public Located locate(long offset, int ordinal) {
        MemorySegment sealed = PageSource.slice(file, offset, file.byteSize() - offset);
        byte[] plain = keys.open(key, sealed,
                ordinal == DICTIONARY ? Module.DICTIONARY_PAGE_HEADER : Module.DATA_PAGE_HEADER, group, column,
                Math.max(ordinal, 0), "a page header");
        PageHeader header = PageHeader.read(MemorySegment.ofArray(plain));
        return PageSource.check(new Located(header, offset, offset + FileKeys.size(sealed), header.compressedSize()),
                file.byteSize());
    }

    @Override
    public MemorySegment body(Located page, int ordinal) {
        return MemorySegment.ofArray(keys.open(key, stored(page),
                ordinal == DICTIONARY ? Module.DICTIONARY_PAGE : Module.DATA_PAGE, group, column, Math.max(ordinal, 0),
                "a page"));
    }

    @Override
    public MemorySegment stored(Located page) {
        return file.asSlice(page.body(), page.bodySize());
    }

    @Override
    public long sealedSize(long offset) {
        // Eight bytes, so that the number of four is there to be read.
        return FileKeys.size(PageSource.slice(file, offset, 8));
    }

    @Override
    public MemorySegment module(long offset, long length, Part part) {
        MemorySegment sealed = PageSource.slice(file, offset, length);
        Module module = switch (part) {
            case COLUMN_INDEX -> Module.COLUMN_INDEX;
            case OFFSET_INDEX -> Module.OFFSET_INDEX;
            case BLOOM_HEADER -> Module.BLOOM_HEADER;
            case BLOOM_BITS -> Module.BLOOM_BITS;
        };
        try {
            return MemorySegment.ofArray(keys.open(key, sealed, module, group, column, 0, "an index"));
        } catch (Fault e) {
            throw e.at("byte " + offset);
        }
    }
}
