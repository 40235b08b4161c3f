package dev.colonnade.format.parquet.write;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedListColumn;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.StructColumn;
import dev.colonnade.format.parquet.write.ParquetSchema.LeafNode;
import dev.colonnade.format.parquet.write.ParquetSchema.ListNode;
import dev.colonnade.format.parquet.write.ParquetSchema.Node;
import dev.colonnade.format.parquet.write.ParquetSchema.StructNode;
import dev.colonnade.memory.HeldMemory;

/**
 * Takes nested columns apart into the entries of their leaves, with the levels that Dremel's paper gives them, level by
 * level from the top.
 */
final class Shredder {
    /** Takes what was found of a leaf. */
    interface Sink {
        /** @param column whose rows the entries name */
        void take(Leaf leaf, Column column, Entries entries);
    }

    private final HeldMemory memory;
    private final Sink sink;

    Shredder(HeldMemory memory, Sink sink) {
        this.memory = memory;
        this.sink = sink;
    }

    void shred(Node node, Column column, int from, int count) {
        try (Entries top = new Entries(memory)) {
            for (int row = from; row < from + count; row++) {
                top.add(row, 0, 0);
            }
            below(node, column, top);
        }
    }

    private void below(Node node, Column column, Entries above) {
        Column plain = column;
        Entries at = above;
        try {
            // What stands for other values is followed, but for leaves, whose dictionaries are made use of.
            while (!(node instanceof LeafNode)
                    && (plain instanceof DictionaryColumn || plain instanceof RunEndColumn)) {
                Entries resolved = resolve(node, plain, at);
                if (at != above) {
                    at.close();
                }
                at = resolved;
                plain = plain instanceof DictionaryColumn words ? words.dictionary() : ((RunEndColumn) plain).values();
            }
            switch (node) {
                case LeafNode leaf -> leaf(leaf, plain, at);
                case StructNode struct -> struct(struct, (StructColumn) plain, at);
                case ListNode list -> list(list, plain, at);
            }
        } finally {
            if (at != above) {
                at.close();
            }
        }
    }

    private Entries resolve(Node node, Column column, Entries above) {
        Entries resolved = new Entries(memory);
        for (int i = 0; i < above.count(); i++) {
            int row = above.row(i);
            int target = row < 0 ? row : switch (column) {
                case DictionaryColumn words -> isThere(node, words.indices(), row) ? words.index(row) : Entries.NOTHING;
                case RunEndColumn runs -> runs.run(row);
                default -> throw new IllegalStateException();
            };
            resolved.add(target, above.definition(i), above.repetition(i));
        }
        return resolved;
    }

    private static boolean isThere(Node node, Column column, int row) {
        boolean there = !column.isNull(row);
        if (!there && !node.optional()) {
            throw Fault.damaged(null, "has a null where its type says that there is none");
        }
        return there;
    }

    private void leaf(LeafNode node, Column column, Entries above) {
        try (Entries entries = new Entries(memory)) {
            int own = node.optional() ? 1 : 0;
            for (int i = 0; i < above.count(); i++) {
                int row = above.row(i);
                boolean there = row >= 0 && isThere(node, column, row);
                entries.add(there ? row : Entries.NOTHING, above.definition(i) + (there ? own : 0),
                        above.repetition(i));
            }
            sink.take(node.leaf(), column, entries);
        }
    }

    private void struct(StructNode node, StructColumn column, Entries above) {
        try (Entries entries = new Entries(memory)) {
            int own = node.optional() ? 1 : 0;
            for (int i = 0; i < above.count(); i++) {
                int row = above.row(i);
                boolean there = row >= 0 && isThere(node, column, row);
                entries.add(there ? row : Entries.NOTHING, above.definition(i) + (there ? own : 0),
                        above.repetition(i));
            }
            for (int child = 0; child < node.children().size(); child++) {
                below(node.children().get(child), column.children().get(child), entries);
            }
        }
    }

    private void list(ListNode node, Column column, Entries above) {
        Column elements = column instanceof ListColumn list ? list.elements() : ((FixedListColumn) column).elements();
        try (Entries entries = new Entries(memory)) {
            int own = node.optional() ? 1 : 0;
            for (int i = 0; i < above.count(); i++) {
                int row = above.row(i);
                int def = above.definition(i);
                int rep = above.repetition(i);
                if (row < 0 || !isThere(node, column, row)) {
                    entries.add(Entries.NOTHING, def, rep);
                    continue;
                }
                int size = column instanceof ListColumn list ? list.size(row) : ((FixedListColumn) column).size();
                int start = size == 0 ? 0 : column instanceof ListColumn list ? list.start(row) : row * size;
                if (size == 0) {
                    entries.add(Entries.NOTHING, def + own, rep);
                }
                for (int j = 0; j < size; j++) {
                    entries.add(start + j, def + own + 1, j == 0 ? rep : node.rep());
                }
            }
            below(node.element(), elements, entries);
        }
    }
}
