package dev.colonnade.format.parquet.page;

import dev.colonnade.base.Fault;
import dev.colonnade.codec.Checksum;
import dev.colonnade.codec.Codec;
import dev.colonnade.format.parquet.decode.LeafBuilder;
import dev.colonnade.format.parquet.decode.LeafPage;
import dev.colonnade.format.parquet.decode.PageBody;
import dev.colonnade.format.parquet.decode.PlainPages;
import dev.colonnade.format.parquet.meta.ChunkMeta;
import dev.colonnade.format.parquet.meta.ColumnMeta;
import dev.colonnade.format.parquet.meta.Compression;
import dev.colonnade.format.parquet.meta.Encoding;
import dev.colonnade.format.parquet.meta.PageHeader;
import dev.colonnade.format.parquet.meta.PageHeader.Kind;
import dev.colonnade.format.parquet.meta.Physical;
import dev.colonnade.format.parquet.schema.Conversion;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.PageCache;
import java.lang.foreign.MemorySegment;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One leaf in one row group: where its pages are, and the values of any of them. Thread-safe; what it finds out it keeps.
 */
public final class ChunkReader {
    /** How many values of a long page are decoded for who wants no more than the first. */
    public static final int BEGINNING = 1 << 10;
    private static final Set<Encoding> PLAIN_OR_DICTIONARY = EnumSet.of(Encoding.PLAIN, Encoding.PLAIN_DICTIONARY,
            Encoding.RLE_DICTIONARY);

    /** What every chunk of a table needs. */
    public record Context(Object owner, HeldMemory memory, PageCache cache, long fileSize, boolean verifyCrc) {}

    /** Larger dictionaries are not looked at just to find out whether reading their pages can be spared. */
    private static final int LARGEST_DICTIONARY = 256 << 10;

    private final Context context;
    private final PageSource source;
    private final ChunkMeta chunk;
    private final ColumnMeta meta;
    private final LeafShape shape;
    private final boolean nested;
    private final long rows;
    private final long part;
    private volatile @Nullable PageList pages;
    private volatile @Nullable RowStarts rowStarts;

    /**
     * @param part what tells this chunk from others of the table, for the cache
     * @param nested whether levels are wanted
     */
    public ChunkReader(Context context, PageSource source, ChunkMeta chunk, ColumnMeta meta, LeafShape shape,
            boolean nested, long rows, long part) {
        this.context = context;
        this.source = source;
        this.chunk = chunk;
        this.meta = meta;
        this.shape = shape;
        this.nested = nested;
        this.rows = rows;
        this.part = part;
        if (meta.type() != shape.leaf().element().type()) {
            throw Fault.damaged(null, "is stored as " + meta.type() + " where the schema says "
                    + shape.leaf().element().type());
        }
        if (chunk.filePath() != null) {
            throw Fault.unsupported(null, "is in another file, \"" + chunk.filePath() + '"');
        }
    }

    /** Bytes of all its pages before compression, as the footer says. */
    public long uncompressedSize() {
        return meta.uncompressedSize();
    }

    public long rows() {
        return rows;
    }

    /** Whether levels are kept. */
    public boolean isNested() {
        return nested;
    }

    /** Where rows begin in the pages, as far as somebody found out. */
    public RowStarts rowStarts() {
        RowStarts starts = rowStarts;
        if (starts == null) {
            int count = pages().count();
            synchronized (this) {
                starts = rowStarts;
                if (starts == null) {
                    starts = new RowStarts(count);
                    rowStarts = starts;
                }
            }
        }
        return starts;
    }

    public LeafShape shape() {
        return shape;
    }

    public PageList pages() {
        PageList list = pages;
        if (list == null) {
            list = find();
            pages = list;
        }
        return list;
    }

    private PageList find() {
        PageList list = PageList.ofIndex(source, chunk, rows, context.fileSize());
        return list != null
                ? list
                : new PageWalk(source, shape.leaf(), rows).walk(meta.firstPageOffset(),
                        meta.firstPageOffset() < meta.dataPageOffset(), meta.valueCount());
    }

    /** The values of a page from the cache, or decoded into it; the caller closes them. */
    public LeafPage page(int page) {
        return context.cache().get(new PageCache.Key(context.owner(), part, pages().offset(page)), LeafPage.class,
                () -> {
                    try (LeafBuilder builder = builder(rowsOf(page))) {
                        decode(page, builder);
                        return builder.finish();
                    }
                });
    }

    /** Whether the page is in the cache. */
    public boolean isKept(int page) {
        LeafPage kept = context.cache().find(new PageCache.Key(context.owner(), part, pages().offset(page)),
                LeafPage.class);
        if (kept == null) {
            return false;
        }
        kept.close();
        return true;
    }

    /**
     * The first {@value #BEGINNING} values of a page from the cache, or decoded into it; null for a page that is not much
     * longer, or has to be decoded as a whole. Who looks at the first rows of a file wants no more, and waits for it.
     */
    public @Nullable LeafPage beginning(int page) {
        if (nested || pages().first(page + 1) - pages().first(page) < 4 * BEGINNING
                || !PLAIN_OR_DICTIONARY.contains(encoding(page))) {
            return null;
        }
        return context.cache().get(new PageCache.Key(context.owner(), part, -1 - pages().offset(page)), LeafPage.class,
                () -> with(page, (body, held) -> {
                    try (LeafBuilder builder = builder(BEGINNING)) {
                        builder.add(body.first(BEGINNING));
                        return builder.finish();
                    }
                }));
    }

    private Encoding encoding(int page) {
        return Encoding.of(source.locate(pages().offset(page), page).header().encoding());
    }

    private long rowsOf(int page) {
        return Math.min(pages().first(page + 1) - pages().first(page), 1 << 20);
    }

    /** A builder for values of this chunk. */
    public LeafBuilder builder(long capacity) {
        return new LeafBuilder(shape, nested, context.memory(), capacity);
    }

    /**
     * Rows {@code [from, to)} as indices into the dictionary, or null unless all pages that hold them are encoded so; only
     * for leaves outside of any nesting.
     */
    public @Nullable Encoded encoded(long from, long to) {
        PageList list = pages();
        if (nested || meta.type() != Physical.BYTE_ARRAY || shape.conversion() != Conversion.NONE
                || meta.firstPageOffset() == meta.dataPageOffset()) {
            return null;
        }
        int first = list.of(from);
        if (!isDictionary(first, to)) {
            return null;
        }
        try (LeafBuilder indices = LeafBuilder.ofIndices(shape, context.memory(), to - from)) {
            int page = first;
            for (; page < list.count() && list.first(page) < to; page++) {
                decode(page, indices);
            }
            LeafPage dictionary = dictionary();
            LeafPage all = indices.finish();
            return new Encoded(all.slice((int) (from - list.first(first)), (int) (to - from)), dictionary);
        }
    }

    private boolean isDictionary(int first, long to) {
        PageList list = pages();
        for (int page = first; page < list.count() && list.first(page) < to; page++) {
            PageHeader header = source.locate(list.offset(page), page).header();
            if (!Encoding.of(header.encoding()).isDictionary()) {
                return false;
            }
        }
        return true;
    }

    /**
     * The dictionary, if it holds every value of the chunk and is small beside it; the caller closes it. Headers are
     * asked: what the footer says of encodings does not tell the dictionary's own from those of the pages.
     */
    public @Nullable LeafPage wholeDictionary() {
        if (meta.firstPageOffset() == meta.dataPageOffset()) {
            return null;
        }
        return at(meta.firstPageOffset(), () -> {
            PageHeader header = source.locate(meta.firstPageOffset(), PageSource.DICTIONARY).header();
            return header.kind() != Kind.DICTIONARY || header.uncompressedSize() > LARGEST_DICTIONARY
                    || header.values() > rows / 4 || !isDictionary(0, rows) ? null : dictionary();
        });
    }

    /** Indices and what they point into; both are closed by who asked for them. */
    public record Encoded(LeafPage indices, LeafPage dictionary) {}

    /** Something done with a page out of its compression; {@code held} is what its values lie in, if not in the map. */
    private interface Use<T extends @Nullable Object> {
        T with(PageBody page, @Nullable HeldBuffer held);
    }

    /** Appends a whole page, past the cache. */
    public void decode(int page, LeafBuilder into) {
        with(page, (body, held) -> {
            into.add(body);
            return into;
        });
    }

    /**
     * A whole page, past the cache; its values are not copied where they lie as they would lie in memory.
     *
     * @param prefixed whether text may come as a {@link dev.colonnade.column.PrefixedBytesColumn}
     */
    public LeafPage whole(int page, boolean prefixed) {
        return with(page, (body, held) -> {
            LeafPage stored = nested
                    ? null
                    : PlainPages.mayBeFixed(shape)
                            ? PlainPages.fixed(body, shape, held)
                            : prefixed && PlainPages.mayBePrefixed(shape)
                                    ? PlainPages.prefixed(body, shape, context.memory(), held)
                                    : null;
            if (stored != null) {
                return stored;
            }
            try (LeafBuilder builder = builder(rowsOf(page))) {
                builder.add(body);
                return builder.finish();
            }
        });
    }

    private <T> T with(int page, Use<T> use) {
        PageList list = pages();
        long offset = list.offset(page);
        return at(offset, () -> {
            PageSource.Located located = source.locate(offset, page);
            PageHeader header = located.header();
            if (!header.kind().isData()) {
                throw Fault.damaged(null, "is not a data page, as the index says");
            }
            long expected = list.first(page + 1) - list.first(page);
            if (shape.leaf().maxRep() == 0 && header.values() != expected) {
                throw Fault.damaged(null, "has " + header.values() + " values where " + expected + " are expected");
            }
            MemorySegment body = source.body(located, page);
            verify(located);
            Encoding encoding = Encoding.of(header.encoding());
            try (LeafPage dictionary = encoding.isDictionary() ? dictionary() : null;
                    Decompressed plain = Decompressed.of(header, body, Compression.codec(meta.codec()),
                            context.memory())) {
                return use.with(PageParts.of(header, plain.levels(), plain.values(), encoding, shape.leaf(),
                        dictionary == null ? null : dictionary.slots()), plain.held());
            }
        });
    }

    /** A fixed-width page that lies in the file as it would lie in memory, or null. */
    public @Nullable LeafPage mapped(int page) {
        if (nested || !PlainPages.mayBeFixed(shape) || Compression.codec(meta.codec()) != Codec.UNCOMPRESSED) {
            return null;
        }
        long offset = pages().offset(page);
        return at(offset, () -> {
            PageSource.Located located = source.locate(offset, page);
            if (!located.header().kind().isData() || context.verifyCrc()) {
                return null;
            }
            PageHeader header = located.header();
            MemorySegment body = source.body(located, page);
            Encoding encoding = Encoding.of(header.encoding());
            if (encoding != Encoding.PLAIN) {
                return null;
            }
            try (Decompressed plain = Decompressed.of(header, body, Compression.codec(meta.codec()),
                    context.memory())) {
                return PlainPages.fixed(
                        PageParts.of(header, plain.levels(), plain.values(), encoding, shape.leaf(), null), shape,
                        plain.held());
            }
        });
    }

    /** The chunk's dictionary from the cache, or decoded into it; the caller closes it. */
    private LeafPage dictionary() {
        long offset = meta.firstPageOffset();
        // Data pages are kept by their offsets; a dictionary's is none of them.
        return context.cache().get(new PageCache.Key(context.owner(), part, offset), LeafPage.class, () -> {
            PageSource.Located located = source.locate(offset, PageSource.DICTIONARY);
            PageHeader header = located.header();
            if (header.kind() != Kind.DICTIONARY) {
                throw Fault.damaged(null, "needs a dictionary that the column chunk does not have");
            }
            Encoding encoding = Encoding.of(header.encoding());
            if (encoding != Encoding.PLAIN && encoding != Encoding.PLAIN_DICTIONARY) {
                throw Fault.damaged(null, "its dictionary is encoded as " + encoding);
            }
            MemorySegment body = source.body(located, PageSource.DICTIONARY);
            verify(located);
            try (Decompressed plain = Decompressed.of(header, body, Compression.codec(meta.codec()), context.memory());
                    LeafBuilder builder = new LeafBuilder(shape, false, context.memory(),
                            Math.min(header.values(), plain.values().byteSize()))) {
                builder.addDictionary(plain.values(), header.values());
                return builder.finish();
            }
        });
    }

    private void verify(PageSource.Located page) {
        if (context.verifyCrc()) {
            Integer crc = page.header().crc();
            if (crc != null && Checksum.of(source.stored(page), context.memory()) != crc) {
                throw Fault.damaged(null, "its checksum is wrong");
            }
        }
    }

    /** Runs something over the page at {@code offset} so that what goes wrong says where. */
    private static <T extends @Nullable Object> T at(long offset, Supplier<T> work) {
        try {
            return work.get();
        } catch (Fault e) {
            throw e.at("page at byte " + offset);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw Fault.damaged("page at byte " + offset, "is not what its header says").because(e);
        }
    }
}
