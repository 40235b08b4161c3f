package dev.colonnade.format.parquet;

import dev.colonnade.format.LayoutNode;
import dev.colonnade.format.parquet.meta.ChunkMeta;
import dev.colonnade.format.parquet.meta.ColumnIndex;
import dev.colonnade.format.parquet.meta.ColumnMeta;
import dev.colonnade.format.parquet.meta.Compression;
import dev.colonnade.format.parquet.meta.Encoding;
import dev.colonnade.format.parquet.meta.GeospatialStatistics;
import dev.colonnade.format.parquet.meta.LogicalType;
import dev.colonnade.format.parquet.meta.OffsetIndex;
import dev.colonnade.format.parquet.meta.PageHeader;
import dev.colonnade.format.parquet.meta.SizeStatistics;
import dev.colonnade.format.parquet.meta.Statistics;
import dev.colonnade.format.parquet.page.PageSource;
import dev.colonnade.format.parquet.page.PageSource.Located;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a column chunk is made of: a dictionary, pages, indexes, a bloom filter; and what is said of its values. */
final class ChunkLayout {
    private static final String[] BOX = {"xmin", "xmax", "ymin", "ymax", "zmin", "zmax", "mmin", "mmax"};
    private static final int LONGEST_BOUND = 100;
    private static final String[] ORDERS = {"unordered", "ascending", "descending"};

    private final ChunkMeta chunk;
    private final ColumnMeta meta;
    private final PageSource source;
    private final LeafShape shape;
    private final long rows;

    ChunkLayout(StoredChunk stored, LeafShape shape, long rows) {
        this.chunk = stored.chunk();
        this.meta = stored.meta();
        this.source = stored.source();
        this.shape = shape;
        this.rows = rows;
    }

    LayoutNode node() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("type", shape.field().type().toString());
        facts.put("physicalType", meta.type().toString());
        LogicalType logical = shape.leaf().element().logical();
        if (logical != null) {
            facts.put("logicalType", logical.title());
        }
        facts.put("compression", Compression.name(meta.codec()));
        List<Object> encodings = new ArrayList<>();
        for (int encoding : meta.encodings()) {
            encodings.add(Encoding.name(encoding));
        }
        facts.put("encodings", encodings);
        facts.put("values", meta.valueCount());
        facts.put("bytes", meta.compressedSize());
        facts.put("uncompressedBytes", meta.uncompressedSize());
        if (meta.compressedSize() > 0) {
            facts.put("ratio", (double) meta.uncompressedSize() / meta.compressedSize());
        }
        offset(facts, "dictionaryPageOffset", meta.dictionaryPageOffset());
        offset(facts, "dataPageOffset", meta.dataPageOffset());
        offset(facts, "offsetIndexOffset", chunk.offsetIndexOffset());
        offset(facts, "columnIndexOffset", chunk.columnIndexOffset());
        offset(facts, "bloomFilterOffset", meta.bloomFilterOffset());
        if (chunk.crypto() != null) {
            facts.put("encrypted", chunk.crypto().footerKey() ? "with the footer's key" : "with its own key");
        }
        if (meta.statistics() != null) {
            facts.put("statistics", statistics(meta.statistics()));
        }
        if (meta.sizes() != null) {
            facts.put("sizeStatistics", sizes(meta.sizes()));
        }
        if (meta.geospatial() != null) {
            facts.put("geospatialStatistics", geospatial(meta.geospatial()));
        }
        if (!meta.keyValues().isEmpty()) {
            facts.put("metadata", ParquetLayout.keyValues(meta.keyValues()));
        }
        return new LayoutNode("column chunk", shape.leaf().dotted(), facts, stored(meta.statistics()), this::children);
    }

    /** Bounds as their bytes. */
    private static Map<String, String> stored(@Nullable Statistics statistics) {
        Map<String, String> all = new LinkedHashMap<>();
        if (statistics != null) {
            stored(all, "statistics.min", statistics.minValue());
            stored(all, "statistics.max", statistics.maxValue());
            stored(all, "statistics.minDeprecated", statistics.min());
            stored(all, "statistics.maxDeprecated", statistics.max());
        }
        return all;
    }

    private static void stored(Map<String, String> all, String name, byte @Nullable [] value) {
        if (value != null) {
            all.put(name, HexFormat.of().formatHex(value, 0, Math.min(value.length, LONGEST_BOUND)));
        }
    }

    private static void offset(Map<String, Object> facts, String name, long offset) {
        if (offset > 0) {
            facts.put(name, offset);
        }
    }

    private Map<String, Object> statistics(Statistics statistics) {
        Map<String, Object> facts = new LinkedHashMap<>();
        bound(facts, "min", statistics.minValue(), statistics.min(), statistics.minExact());
        bound(facts, "max", statistics.maxValue(), statistics.max(), statistics.maxExact());
        if (statistics.nullCount() >= 0) {
            facts.put("nulls", statistics.nullCount());
        }
        if (statistics.distinctCount() >= 0) {
            facts.put("distinct", statistics.distinctCount());
        }
        if (statistics.nanCount() >= 0) {
            facts.put("nans", statistics.nanCount());
        }
        return facts;
    }

    private void bound(Map<String, Object> facts, String name, byte @Nullable [] value, byte @Nullable [] old,
            @Nullable Boolean exact) {
        if (value != null) {
            facts.put(name, StatisticText.of(value, shape));
            if (exact != null) {
                facts.put(name + "Exact", exact);
            }
        } else if (old != null) {
            facts.put(name + "Deprecated", StatisticText.of(old, shape));
        }
    }

    private static Map<String, Object> sizes(SizeStatistics sizes) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (sizes.unencodedBytes() >= 0) {
            facts.put("unencodedBytes", sizes.unencodedBytes());
        }
        histogram(facts, "repetitionLevels", sizes.repetitionLevels());
        histogram(facts, "definitionLevels", sizes.definitionLevels());
        return facts;
    }

    private static void histogram(Map<String, Object> facts, String name, long[] counts) {
        if (counts.length > 0) {
            List<Object> list = new ArrayList<>();
            for (long count : counts) {
                list.add(count);
            }
            facts.put(name, list);
        }
    }

    private static Map<String, Object> geospatial(GeospatialStatistics statistics) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < BOX.length; i++) {
            if (!Double.isNaN(statistics.box()[i])) {
                facts.put(BOX[i], statistics.box()[i]);
            }
        }
        histogram(facts, "types", statistics.types());
        return facts;
    }

    private List<LayoutNode> children() {
        List<LayoutNode> nodes = new ArrayList<>();
        ColumnIndex bounds = null;
        if (chunk.columnIndexOffset() > 0) {
            bounds = ColumnIndex.read(source.module(chunk.columnIndexOffset(), chunk.columnIndexLength(),
                    PageSource.Part.COLUMN_INDEX));
        }
        OffsetIndex index = null;
        if (chunk.offsetIndexOffset() > 0) {
            index = OffsetIndex.read(source.module(chunk.offsetIndexOffset(), chunk.offsetIndexLength(),
                    PageSource.Part.OFFSET_INDEX));
        }
        pages(nodes, bounds, index);
        if (index != null) {
            nodes.add(LayoutNode.leaf("offset index", "", Map.of("offset", chunk.offsetIndexOffset(), "bytes",
                    (long) chunk.offsetIndexLength(), "pages", (long) index.pages())));
        }
        if (bounds != null) {
            nodes.add(LayoutNode.leaf("column index", "", Map.of("offset", chunk.columnIndexOffset(), "bytes",
                    (long) chunk.columnIndexLength(), "order", ORDERS[Math.clamp(bounds.order(), 0, 2)])));
        }
        if (meta.bloomFilterOffset() > 0) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("offset", meta.bloomFilterOffset());
            offset(facts, "bytes", meta.bloomFilterLength());
            nodes.add(LayoutNode.leaf("bloom filter", "", facts));
        }
        return nodes;
    }

    /** All pages, by their headers; what an index says of a page stands with it. */
    private void pages(List<LayoutNode> nodes, @Nullable ColumnIndex bounds, @Nullable OffsetIndex index) {
        long at = meta.firstPageOffset();
        boolean dictionary = at < meta.dataPageOffset();
        long wanted = shape.leaf().maxRep() == 0 ? rows : meta.valueCount();
        long entries = 0;
        int page = 0;
        while (entries < wanted) {
            Located located = source.locate(at, dictionary ? PageSource.DICTIONARY : page);
            PageHeader header = located.header();
            Map<String, Object> facts = page(located);
            if (header.kind().isData()) {
                facts.put("firstValue", entries);
                if (shape.leaf().maxRep() == 0) {
                    facts.put("firstRow", entries);
                } else if (index != null && page < index.pages()) {
                    facts.put("firstRow", index.firstRows()[page]);
                }
                Map<String, String> stored = stored(header.statistics());
                if (bounds != null && page < bounds.nullPages().length) {
                    index(facts, stored, bounds, page);
                }
                nodes.add(new LayoutNode("data page", Integer.toString(page++), facts, stored, List::of));
                entries += header.values();
            } else if (header.kind() == PageHeader.Kind.DICTIONARY) {
                nodes.add(LayoutNode.leaf("dictionary page", "", facts));
            }
            dictionary = false;
            at = located.end();
        }
    }

    private Map<String, Object> page(Located located) {
        PageHeader header = located.header();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("offset", located.offset());
        facts.put("headerBytes", located.body() - located.offset());
        facts.put("bytes", located.bodySize());
        facts.put("uncompressedBytes", (long) header.uncompressedSize());
        if (header.kind() == PageHeader.Kind.DATA_V2) {
            facts.put("version", 2L);
        }
        facts.put("encoding", Encoding.name(header.encoding()));
        facts.put("values", (long) header.values());
        if (header.rows() != null) {
            facts.put("rows", (long) header.rows());
        }
        if (header.nulls() != null) {
            facts.put("nulls", (long) header.nulls());
        }
        if (header.crc() != null) {
            facts.put("crc", String.format("%08x", header.crc()));
        }
        if (header.statistics() != null) {
            facts.put("statistics", statistics(header.statistics()));
        }
        return facts;
    }

    private void index(Map<String, Object> facts, Map<String, String> stored, ColumnIndex bounds, int page) {
        if (bounds.nullPages()[page]) {
            facts.put("onlyNulls", true);
        } else if (page < bounds.minValues().size() && page < bounds.maxValues().size()) {
            facts.put("min", StatisticText.of(bounds.minValues().get(page), shape));
            facts.put("max", StatisticText.of(bounds.maxValues().get(page), shape));
            stored(stored, "min", bounds.minValues().get(page));
            stored(stored, "max", bounds.maxValues().get(page));
        }
        if (page < bounds.nullCounts().length) {
            facts.putIfAbsent("nulls", bounds.nullCounts()[page]);
        }
    }
}
