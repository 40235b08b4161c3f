package dev.colonnade.format.parquet.nested;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.format.parquet.decode.LeafPage;
import dev.colonnade.format.parquet.page.ChunkReader;
import dev.colonnade.format.parquet.schema.Shape;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import dev.colonnade.format.parquet.schema.Shape.ListShape;
import dev.colonnade.format.parquet.schema.Shape.StructShape;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.Lease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads rows of one column of the table out of one row group. */
public final class ColumnReader {
    private ColumnReader() {
    }

    /** Whether levels are needed to make a column of this shape. */
    public static boolean isNested(Shape shape) {
        return !(shape instanceof LeafShape);
    }

    /**
     * @param chunks the row group's chunk of a leaf; its own faults name the column
     * @param prefixed whether text may come as a {@link dev.colonnade.column.PrefixedBytesColumn}
     * @param leases where the leases on what backs the column go
     */
    public static Column read(Shape shape, Function<LeafShape, ChunkReader> chunks, long from, long to,
            boolean prefixed, HeldMemory memory, List<Lease> leases, Cancellation cancellation) {
        Map<Integer, LeafPage> leaves = new HashMap<>();
        readLeaves(shape, leaf -> {
            ChunkReader chunk = chunks.apply(leaf);
            try {
                LeafPage page = LeafRows.read(chunk, from, to, prefixed, cancellation);
                leases.add(Lease.once(page::close));
                leaves.put(leaf.leaf().index(), page);
            } catch (Fault e) {
                throw e.at("column \"" + leaf.leaf().dotted() + '"');
            }
        });
        List<HeldBuffer> owned = new ArrayList<>();
        try {
            Column column = new Assembler(leaves, memory, owned).assemble(shape, 0);
            if (column.length() != to - from) {
                throw Fault.damaged(null, "has " + column.length() + " rows where " + (to - from) + " are expected");
            }
            return column;
        } catch (Fault e) {
            throw e.at("column \"" + shape.field().name() + '"');
        } finally {
            owned.forEach(buffer -> leases.add(Lease.once(buffer::close)));
        }
    }

    /** The same for a leaf by itself, as a dictionary column where its pages are encoded so. */
    public static Column readEncoded(LeafShape shape, ChunkReader chunk, long from, long to, HeldMemory memory,
            List<Lease> leases, Cancellation cancellation) {
        ChunkReader.Encoded encoded;
        try {
            encoded = chunk.encoded(from, to);
        } catch (Fault e) {
            throw e.at("column \"" + shape.leaf().dotted() + '"');
        }
        if (encoded == null) {
            return read(shape, leaf -> chunk, from, to, true, memory, leases, cancellation);
        }
        leases.add(Lease.once(encoded.indices()::close));
        leases.add(Lease.once(encoded.dictionary()::close));
        return new DictionaryColumn(shape.field().type(), (FixedColumn) encoded.indices().slots(),
                encoded.dictionary().slots());
    }

    private static void readLeaves(Shape shape, java.util.function.Consumer<LeafShape> read) {
        switch (shape) {
            case LeafShape leaf -> read.accept(leaf);
            case StructShape struct -> struct.children().forEach(child -> readLeaves(child, read));
            case ListShape list -> readLeaves(list.element(), read);
        }
    }
}
