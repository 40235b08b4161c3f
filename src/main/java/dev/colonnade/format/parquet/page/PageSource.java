package dev.colonnade.format.parquet.page;

import dev.colonnade.base.Fault;
import dev.colonnade.format.parquet.meta.PageHeader;
import java.lang.foreign.MemorySegment;

/** Where the pages of one column chunk are read from: the map as it is, or through decryption. */
public interface PageSource {
    /** Which page this is to encryption: the dictionary, or a data page by number. */
    int DICTIONARY = -1;

    /**
     * Reads the header at {@code offset} of the file.
     *
     * @param ordinal the data page's number, or {@link #DICTIONARY}
     */
    Located locate(long offset, int ordinal);

    /** The page's bytes as its header counts them, compressed as they are. */
    MemorySegment body(Located page, int ordinal);

    /** The page's bytes as they lie in the file, encrypted if it is: what its checksum is taken over. */
    MemorySegment stored(Located page);

    /** Which of two kinds of page the first page of a chunk is cannot be known before its header is read. */
    default Located locateFirst(long offset, boolean dictionary) {
        return locate(offset, dictionary ? DICTIONARY : 0);
    }

    /** A part of the file that is not a page: an index, a bloom filter. */
    MemorySegment module(long offset, long length, Part part);

    /** How many bytes of the file the encrypted part at {@code offset} takes, or -1 where nothing is encrypted. */
    default long sealedSize(long offset) {
        return -1;
    }

    /** Parts of a chunk that are not pages. */
    enum Part {
        COLUMN_INDEX, OFFSET_INDEX, BLOOM_HEADER, BLOOM_BITS
    }

    /**
     * A page found.
     *
     * @param offset of its header
     * @param body where its bytes begin
     * @param bodySize bytes of it in the file
     */
    record Located(PageHeader header, long offset, long body, long bodySize) {
        public long end() {
            return body + bodySize;
        }
    }

    /** The file as it is. */
    record Plain(MemorySegment file) implements PageSource {
        @Override
        public Located locate(long offset, int ordinal) {
            if (offset < 0 || offset >= file.byteSize()) {
                throw Fault.damaged(null, "a page should begin at byte " + offset + " where the file has "
                        + file.byteSize());
            }
            PageHeader header = PageHeader.read(file.asSlice(offset));
            return check(new Located(header, offset, offset + header.length(), header.compressedSize()),
                    file.byteSize());
        }

        @Override
        public MemorySegment body(Located page, int ordinal) {
            return stored(page);
        }

        @Override
        public MemorySegment stored(Located page) {
            return file.asSlice(page.body(), page.bodySize());
        }

        @Override
        public MemorySegment module(long offset, long length, Part part) {
            return slice(file, offset, length);
        }
    }

    /** A part of the file by numbers from the file. */
    static MemorySegment slice(MemorySegment file, long offset, long length) {
        if (offset < 0 || length < 0 || length > file.byteSize() - offset) {
            throw Fault.damaged(null,
                    length + " bytes at byte " + offset + " reach past the file's " + file.byteSize());
        }
        return file.asSlice(offset, length);
    }

    static Located check(Located page, long fileSize) {
        if (page.bodySize() < 0 || page.bodySize() > fileSize - page.body()) {
            throw Fault.damaged(null, "the page at byte " + page.offset() + " is cut short (needs " + page.bodySize()
                    + " bytes, the file has " + (fileSize - page.body()) + ")");
        }
        return page;
    }
}
