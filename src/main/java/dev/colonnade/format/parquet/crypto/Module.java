package dev.colonnade.format.parquet.crypto;

/** What a module is, by the number that is bound into it. */
enum Module {
    FOOTER, COLUMN_META, DATA_PAGE, DICTIONARY_PAGE, DATA_PAGE_HEADER, DICTIONARY_PAGE_HEADER, COLUMN_INDEX, OFFSET_INDEX, BLOOM_HEADER, BLOOM_BITS;

    boolean isPage() {
        return this == DATA_PAGE || this == DICTIONARY_PAGE;
    }

    boolean hasPageOrdinal() {
        return this == DATA_PAGE || this == DATA_PAGE_HEADER;
    }
}
