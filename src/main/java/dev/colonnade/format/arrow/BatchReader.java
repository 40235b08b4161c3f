package dev.colonnade.format.arrow;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.column.Concat;
import dev.colonnade.column.EmptyColumn;
import dev.colonnade.column.Field;
import dev.colonnade.column.HeldColumn;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.memory.Lease;
import dev.colonnade.memory.PageCache;
import dev.colonnade.memory.Resources;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads columns of one record batch, with the dictionaries that hold at its place. Used once, by one thread. */
final class BatchReader {
    private final MemorySegment file;
    private final Contents contents;
    private final Object owner;
    private final Resources resources;
    private final int batch;
    private final List<Lease> leases;
    private final Map<Long, Column> dictionaries = new HashMap<>();
    private final Set<Long> resolving = new HashSet<>();

    /** @param leases takes a lease on everything held that the columns point at */
    BatchReader(MemorySegment file, Contents contents, Object owner, Resources resources, int batch,
            List<Lease> leases) {
        this.file = file;
        this.contents = contents;
        this.owner = owner;
        this.resources = resources;
        this.batch = batch;
        this.leases = leases;
    }

    /** @param from the first row within the batch */
    List<Column> read(FieldPlan plan, int[] columns, long from, int length) {
        Message message = message(contents.batches(), batch);
        long rows = contents.firstRows()[batch + 1] - contents.firstRows()[batch];
        // Whoever reads a whole batch reads on; whoever reads a part of it comes back for another.
        Body body = body(contents.batches(), batch, message.header(), batch, length < rows);
        ColumnReader reader = new ColumnReader(body, contents.legacyUnions(), this::dictionary);
        List<Column> read = new ArrayList<>(columns.length);
        for (int column : columns) {
            read.add(reader.read(plan, column, contents.schema().field(column), from, length, rows));
        }
        return read;
    }

    private Message message(BlockIndex blocks, int block) {
        Message message = Message.at(file.asSlice(0, blocks.bodyOffset(block)), blocks.offset(block));
        if (message == null) {
            throw Fault.damaged("message at byte " + blocks.offset(block), "it is gone");
        }
        return message;
    }

    private Body body(BlockIndex blocks, int block, Flat header, long part, boolean keep) {
        return new Body(header, file.asSlice(blocks.bodyOffset(block), blocks.bodyLength(block)),
                contents.bigEndian(), owner, part, keep, resources, leases);
    }

    private Column dictionary(Type.Dictionary type) {
        Column known = dictionaries.get(type.id());
        if (known != null) {
            return known;
        }
        if (!resolving.add(type.id())) {
            throw Fault.damaged("dictionary " + type.id(), "its values refer to itself");
        }
        int[] blocks = contents.dictionaries().blocksOf(type.id(), batch);
        Column values;
        if (blocks.length == 0) {
            // Nothing but nulls may come before the first dictionary; any other row fails on its index.
            values = EmptyColumn.of(type.values());
        } else if (blocks.length == 1) {
            values = values(type, blocks[0]);
        } else {
            values = joined(type, blocks);
        }
        resolving.remove(type.id());
        dictionaries.put(type.id(), values);
        return values;
    }

    private Column values(Type.Dictionary type, int block) {
        BlockIndex blocks = contents.dictionaries().blocks();
        try {
            Flat header = message(blocks, block).header().table(1);
            if (header == null) {
                throw Fault.damaged(null, "it has no values");
            }
            long rows = header.getLong(0, 0);
            if (rows < 0 || rows > Integer.MAX_VALUE - 8) {
                throw Fault.unsupported(null, rows + " values in one dictionary");
            }
            Schema schema = new Schema(List.of(new Field("values", type.values(), true)));
            FieldPlan plan = FieldPlan.of(schema, contents.legacyUnions());
            Body body = body(blocks, block, header, -1L - block, true);
            return new ColumnReader(body, contents.legacyUnions(), this::dictionary).read(plan, 0, schema.field(0), 0,
                    (int) rows, rows);
        } catch (Fault e) {
            throw e.at("dictionary " + type.id());
        }
    }

    /** A dictionary and its deltas, joined once for all batches they hold for. */
    private Column joined(Type.Dictionary type, int[] blocks) {
        // Apart from the keys of buffers, whose parts are block numbers.
        PageCache.Key key = new PageCache.Key(owner, Long.MIN_VALUE + blocks[0], blocks[blocks.length - 1]);
        HeldColumn held = resources.pages().get(key, HeldColumn.class, () -> {
            List<Column> parts = new ArrayList<>();
            for (int block : blocks) {
                parts.add(values(type, block));
            }
            return Concat.of(parts, resources.held());
        });
        leases.add(Lease.once(held::close));
        return held.column();
    }
}
