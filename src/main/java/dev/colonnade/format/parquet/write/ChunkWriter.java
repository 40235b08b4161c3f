package dev.colonnade.format.parquet.write;

import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.format.out.Target;
import dev.colonnade.memory.HeldBytes;
import dev.colonnade.memory.HeldMemory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * One column chunk after the other of one leaf. Values go behind a dictionary until it grows too large or, on the first
 * page, turns out not to pay; pages from there on hold the values themselves.
 */
final class ChunkWriter implements AutoCloseable {
    private final Leaf leaf;
    private final boolean tryDictionary;
    private final int pageRows;
    private final long pageBytes;
    private final PageWriter pages;
    private final Blocks dictionaryPage;
    private final Blocks dataPages;
    private final HeldBytes definition;
    private final HeldBytes repetition;
    /** Values of the page: their numbers in the dictionary, or themselves. */
    private final HeldBytes ids;
    private final HeldBytes plain;
    private final Dictionary dictionary;
    private final WordMap words;
    private final Bounds pageBounds;
    private final Bounds chunkBounds;
    private final BloomBuilder bloom;
    private final List<Page> done = new ArrayList<>();
    private boolean behindDictionary;
    private int dictionaryPages;
    private long groupRows;
    private long pageFirstRow;
    private long pageEntries;
    private long pageValues;
    /** Bytes that the page's values have without a dictionary. */
    private long pagePlain;
    private long entries;
    private long nulls;
    private long uncompressed;

    ChunkWriter(Leaf leaf, boolean dictionary, int pageRows, long pageBytes, PageWriter pages, HeldMemory memory) {
        this.leaf = leaf;
        this.tryDictionary = dictionary && leaf.order() != Leaf.Order.BITS
                && leaf.conversion() != Leaf.Conversion.NONE;
        this.behindDictionary = tryDictionary;
        this.pageRows = pageRows;
        this.pageBytes = pageBytes;
        this.pages = pages;
        this.dictionaryPage = new Blocks(memory);
        this.dataPages = new Blocks(memory);
        this.definition = new HeldBytes(memory);
        this.repetition = new HeldBytes(memory);
        this.ids = new HeldBytes(memory);
        this.plain = new HeldBytes(memory);
        this.dictionary = new Dictionary(leaf.width(), memory);
        this.words = new WordMap(memory);
        this.pageBounds = Bounds.of(leaf);
        this.chunkBounds = Bounds.of(leaf);
        this.bloom = new BloomBuilder(memory);
    }

    Leaf leaf() {
        return leaf;
    }

    /** Adds rows of a column that is not nested. */
    void rows(Column column, int from, int count, Scratch scratch) {
        boolean optional = leaf.maxDef() > 0;
        int at = from;
        int end = from + count;
        while (at < end) {
            if (isFull()) {
                endPage(scratch);
            }
            int most = (int) Math.min(Math.min(end - at, Scratch.STEP), pageRows - (groupRows - pageFirstRow));
            int taken = leaf.isBytes() ? Stager.fitting(column, at, most, Scratch.STEP_BYTES) : most;
            int values;
            if (optional) {
                values = Presence.rows(column, at, taken, definition.room(taken), definition.size(), scratch.rows);
                definition.advance(taken);
            } else {
                values = Presence.all(column, at, taken, scratch.rows);
            }
            values(column, values, values == taken ? at : -1, scratch);
            count(taken, taken, values);
            at += taken;
        }
    }

    /** Adds what was taken out of a nested column. */
    void entries(Column column, Entries from, Scratch scratch) {
        int all = from.count();
        int at = 0;
        while (at < all) {
            int start = at;
            int values = 0;
            int rows = 0;
            long bytes = 0;
            while (at < all && values < Scratch.STEP && bytes < Scratch.STEP_BYTES) {
                if (from.repetition(at) == 0) {
                    // A row begins, and with it perhaps a page.
                    if (isFull() || groupRows + rows - pageFirstRow >= pageRows) {
                        if (at > start) {
                            break;
                        }
                        endPage(scratch);
                    }
                    rows++;
                }
                if (from.definition(at) == leaf.maxDef()) {
                    scratch.rows[values++] = from.row(at);
                    bytes += leaf.isBytes() ? Stager.size(column, from.row(at)) : 0;
                }
                at++;
            }
            if (leaf.maxDef() > 0) {
                definition.put(from.definitions(), start, at - start);
            }
            if (leaf.maxRep() > 0) {
                repetition.put(from.repetitions(), start, at - start);
            }
            values(column, values, -1, scratch);
            count(rows, at - start, values);
        }
    }

    private void count(int rows, int more, int values) {
        groupRows += rows;
        pageEntries += more;
        pageValues += values;
        entries += more;
        nulls += more - values;
    }

    private boolean isFull() {
        return groupRows - pageFirstRow >= pageRows || plain.size() >= pageBytes || ids.size() >= pageBytes;
    }

    /** @param first the first of the rows in the scratch if they follow each other, else -1 */
    private void values(Column column, int count, int first, Scratch scratch) {
        if (count == 0) {
            return;
        }
        if (behindDictionary && column instanceof DictionaryColumn encoded) {
            words.ids(leaf, encoded, count, scratch, dictionary, ids, done.size(), pageBounds);
            pagePlain += words.plainBytes();
        } else {
            if (first >= 0) {
                Stager.range(leaf, column, first, count, scratch);
            } else {
                Stager.rows(leaf, column, count, scratch);
            }
            pageBounds.add(scratch, count);
            pagePlain += scratch.staged.size();
            if (!behindDictionary) {
                plain.put(scratch.staged.bytes(), 0, scratch.staged.size());
                if (leaf.bloom()) {
                    bloom.add(leaf, scratch, count);
                }
                return;
            }
            dictionary.ids(scratch, count, ids);
        }
        if (dictionary.isFull()) {
            leaveDictionary();
        }
    }

    /** From this page on the values themselves are written. */
    private void leaveDictionary() {
        long count = ids.size() / 4;
        for (long i = 0; i < count; i++) {
            int id = ids.bytes().get(Layouts.INT, i * 4);
            int prefix = leaf.isBytes() ? 4 : 0;
            plain.put(dictionary.values().bytes(), dictionary.start(id) - prefix, dictionary.length(id) + prefix);
        }
        ids.clear();
        behindDictionary = false;
        if (leaf.bloom()) {
            bloom.add(leaf, dictionary);
        }
        if (dictionaryPages == 0) {
            dictionary.close();
        }
        words.close();
    }

    private boolean pays() {
        int width = Math.max(1, RleWriter.width(dictionary.count() - 1));
        return dictionary.values().size() + ids.size() / 4 * width / 8 < pagePlain;
    }

    private void endPage(Scratch scratch) {
        if (pageEntries == 0) {
            return;
        }
        if (behindDictionary && dictionaryPages == 0 && pageValues > 0 && !pays()) {
            leaveDictionary();
        }
        HeldBytes page = scratch.page;
        page.clear();
        if (leaf.maxRep() > 0) {
            levels(repetition, leaf.maxRep(), page);
        }
        if (leaf.maxDef() > 0) {
            levels(definition, leaf.maxDef(), page);
        }
        boolean numbered = behindDictionary && pageValues > 0;
        if (numbered) {
            int width = Math.max(1, RleWriter.width(dictionary.count() - 1));
            page.put(width);
            RleWriter.write(ids.bytes(), true, (int) pageValues, width, page);
            dictionaryPages++;
        } else if (leaf.order() == Leaf.Order.BITS) {
            bits(page);
        } else if (plain.size() > 0) {
            page.put(plain.bytes(), 0, plain.size());
        }
        long offset = dataPages.size();
        uncompressed += pages.write(PageWriter.DATA_PAGE, numbered ? PageWriter.RLE_DICTIONARY : PageWriter.PLAIN,
                pageEntries, page, scratch, dataPages);
        done.add(new Page(offset, (int) (dataPages.size() - offset), pageFirstRow, pageEntries,
                pageEntries - pageValues, leaf.isBytes() ? pagePlain - 4 * pageValues : 0, pageBounds.min(),
                pageBounds.max()));
        chunkBounds.add(pageBounds);
        pageBounds.clear();
        definition.clear();
        repetition.clear();
        ids.clear();
        plain.clear();
        pageFirstRow = groupRows;
        pageEntries = 0;
        pageValues = 0;
        pagePlain = 0;
    }

    private void levels(HeldBytes levels, int most, HeldBytes page) {
        long at = page.size();
        page.putInt(0);
        int width = RleWriter.width(most);
        RleWriter.write(levels.bytes(), false, (int) pageEntries, width, page);
        page.bytes().set(Layouts.INT, at, (int) (page.size() - at - 4));
    }

    private void bits(HeldBytes page) {
        long size = (pageValues + 7) / 8;
        MemorySegment to = page.room(size);
        long at = page.size();
        for (long i = 0; i < size; i++) {
            int eight = 0;
            for (int bit = 0; bit < 8 && i * 8 + bit < pageValues; bit++) {
                eight |= plain.bytes().get(Layouts.BYTE, i * 8 + bit) << bit;
            }
            to.set(Layouts.BYTE, at + i, (byte) eight);
        }
        page.advance(size);
    }

    /** Ends the chunk: nothing is added any more until it is {@link #clear cleared}. */
    void finish(Scratch scratch) {
        endPage(scratch);
        if (dictionaryPages > 0) {
            uncompressed += pages.write(PageWriter.DICTIONARY_PAGE, PageWriter.PLAIN, dictionary.count(),
                    dictionary.values(), scratch, dictionaryPage);
        }
        if (behindDictionary && leaf.bloom()) {
            bloom.add(leaf, dictionary);
        }
    }

    /** Bytes that wait here: encoded, or of the page that is not ended. */
    long footprint() {
        return dataPages.footprint() + definition.footprint() + repetition.footprint() + ids.footprint()
                + plain.footprint() + dictionary.footprint() + words.footprint();
    }

    /** Writes the chunk's pages. */
    void writeTo(Target target) throws IOException {
        dictionaryPage.writeTo(target);
        dataPages.writeTo(target);
    }

    long dictionaryBytes() {
        return dictionaryPage.size();
    }

    long bytes() {
        return dictionaryPage.size() + dataPages.size();
    }

    long uncompressedBytes() {
        return uncompressed;
    }

    long entries() {
        return entries;
    }

    long nulls() {
        return nulls;
    }

    int dictionaryPages() {
        return dictionaryPages;
    }

    List<Page> pages() {
        return done;
    }

    Bounds bounds() {
        return chunkBounds;
    }

    BloomBuilder bloom() {
        return bloom;
    }

    /** Ready for the next row group; gives all memory back. */
    void clear() {
        close();
        done.clear();
        pageBounds.clear();
        chunkBounds.clear();
        behindDictionary = tryDictionary;
        dictionaryPages = 0;
        groupRows = 0;
        pageFirstRow = 0;
        entries = 0;
        nulls = 0;
        uncompressed = 0;
    }

    @Override
    public void close() {
        dictionaryPage.close();
        dataPages.close();
        definition.close();
        repetition.close();
        ids.close();
        plain.close();
        dictionary.close();
        words.close();
        bloom.close();
    }
}
