package dev.colonnade.format.parquet.write;

import dev.colonnade.base.Fault;
import dev.colonnade.codec.Checksum;
import dev.colonnade.codec.Codec;
import dev.colonnade.codec.Compressor;
import dev.colonnade.format.parquet.thrift.CompactWriter;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldBytes;

/** Puts a page together: header, checksum, compressed content. */
final class PageWriter {
    static final int PLAIN = 0;
    static final int RLE = 3;
    static final int RLE_DICTIONARY = 8;
    static final int DATA_PAGE = 0;
    static final int DICTIONARY_PAGE = 2;

    private final Compressor compressor;

    PageWriter(Compressor compressor) {
        this.compressor = compressor;
    }

    /**
     * Compresses the content and appends the page.
     *
     * @param entries values and nulls
     * @return bytes before compression, with the header
     */
    long write(int kind, int encoding, long entries, HeldBytes content, Scratch scratch, Blocks to) {
        if (content.size() > Integer.MAX_VALUE - 1024 || entries > Integer.MAX_VALUE) {
            throw Fault.unsupported(null, "a row of " + content.size() + " bytes, where a Parquet page holds 2 GiB");
        }
        HeldBytes stored = content;
        if (compressor.codec() != Codec.UNCOMPRESSED && content.size() > 0) {
            scratch.packed.clear();
            scratch.packed.room(compressor.bound(content.size()));
            HeldBuffer packed = scratch.packed.buffer();
            scratch.packed.advance(compressor.compress(content.buffer(), 0, content.size(), packed, 0));
            stored = scratch.packed;
        }
        int size = (int) stored.size();
        scratch.header.clear();
        CompactWriter out = new CompactWriter(scratch.header);
        out.begin();
        out.putInt(1, kind);
        out.putInt(2, (int) content.size());
        out.putInt(3, size);
        if (size > 0) {
            out.putInt(4, Checksum.of(stored.buffer(), 0, size));
        }
        if (kind == DATA_PAGE) {
            out.begin(5);
            out.putInt(1, (int) entries);
            out.putInt(2, encoding);
            out.putInt(3, RLE);
            out.putInt(4, RLE);
        } else {
            out.begin(7);
            out.putInt(1, (int) entries);
            out.putInt(2, encoding);
            out.putBoolean(3, false);
        }
        out.end();
        out.end();
        to.add(scratch.header.bytes(), 0, scratch.header.size());
        if (size > 0) {
            to.add(stored.bytes(), 0, size);
        }
        return scratch.header.size() + content.size();
    }
}
