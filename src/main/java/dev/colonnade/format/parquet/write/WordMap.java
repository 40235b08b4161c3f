package dev.colonnade.format.parquet.write;

import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.memory.HeldBytes;
import dev.colonnade.memory.HeldMemory;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Which number a word of the source's dictionary has in ours. Each is looked up once for as long as the source's
 * dictionary stays the same; it is bounded once a page.
 */
final class WordMap implements AutoCloseable {
    private final HeldBytes map;
    /** The last page, counted from 1, that each of our words was bounded for. */
    private final HeldBytes seen;
    private @Nullable Column source;
    private long plainBytes;

    WordMap(HeldMemory memory) {
        this.map = new HeldBytes(memory);
        this.seen = new HeldBytes(memory);
    }

    /** Bytes that the values of the last call have when they are written themselves. */
    long plainBytes() {
        return plainBytes;
    }

    long footprint() {
        return map.footprint() + seen.footprint();
    }

    /** Puts the numbers of the rows in the scratch behind {@code ids}. */
    void ids(Leaf leaf, DictionaryColumn column, int count, Scratch scratch, Dictionary ours, HeldBytes ids, int page,
            Bounds bounds) {
        if (source != column.dictionary()) {
            source = column.dictionary();
            map.clear();
            map.fill(-1, column.dictionary().length() * 4L);
        }
        MemorySegment to = ids.room(count * 4L);
        long at = ids.size();
        plainBytes = 0;
        int prefix = leaf.isBytes() ? 4 : 0;
        int mark = page + 1;
        for (int i = 0; i < count; i++) {
            int word = column.index(scratch.rows[i]);
            int id = map.bytes().get(Layouts.INT, word * 4L);
            if (id < 0) {
                id = add(leaf, column.dictionary(), word, scratch, ours);
            }
            if (seen.bytes().get(Layouts.INT, id * 4L) != mark) {
                seen.bytes().set(Layouts.INT, id * 4L, mark);
                bounds.add(ours.values().bytes(), ours.start(id), ours.length(id));
            }
            plainBytes += ours.length(id) + prefix;
            to.set(Layouts.INT, at + i * 4L, id);
        }
        ids.advance(count * 4L);
    }

    private int add(Leaf leaf, Column dictionary, int word, Scratch scratch, Dictionary ours) {
        // The stager reads the first of the rows, which must not be lost for those that were not looked at yet.
        int first = scratch.rows[0];
        scratch.rows[0] = word;
        Stager.rows(leaf, dictionary, 1, scratch);
        scratch.rows[0] = first;
        int id = leaf.width() > 0
                ? ours.fixed(scratch.values())
                : ours.id(scratch.values(), scratch.starts[0], scratch.lengths[0]);
        map.bytes().set(Layouts.INT, word * 4L, id);
        long missing = (id + 1) * 4L - seen.size();
        if (missing > 0) {
            seen.fill(0, missing);
        }
        return id;
    }

    @Override
    public void close() {
        map.close();
        seen.close();
        source = null;
    }
}
