package dev.colonnade.format.parquet.decode;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Bits;
import dev.colonnade.column.Column;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.NullColumn;
import dev.colonnade.column.Type;
import dev.colonnade.format.parquet.meta.Encoding;
import dev.colonnade.format.parquet.meta.Physical;
import dev.colonnade.format.parquet.schema.Conversion;
import dev.colonnade.format.parquet.schema.Node.Leaf;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.Made;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the values of one leaf over pages and parts of pages into one column of slots, and its levels where something
 * nested is to be made of them.
 */
public final class LeafBuilder implements AutoCloseable {
    private static final Type.Int INDEX = new Type.Int(32, true);

    private final LeafShape shape;
    private final Leaf leaf;
    private final HeldMemory memory;
    private final boolean nested;
    private final boolean indices;
    private final Sink sink;
    /** One bit a slot, where slots may be null. */
    private final @Nullable BitSink validity;
    private final @Nullable FixedSink repetition;
    private final @Nullable FixedSink definition;
    private int entries;
    private boolean anyNull;
    private boolean finished;

    /**
     * @param nested whether levels are kept
     * @param capacity how many entries to make room for at first
     */
    public LeafBuilder(LeafShape shape, boolean nested, HeldMemory memory, long capacity) {
        this(shape, nested, false, memory, capacity);
    }

    /** A builder that gathers the indices of dictionary-encoded pages of an un-nested leaf instead of its values. */
    public static LeafBuilder ofIndices(LeafShape shape, HeldMemory memory, long capacity) {
        return new LeafBuilder(shape, false, true, memory, capacity);
    }

    private LeafBuilder(LeafShape shape, boolean nested, boolean indices, HeldMemory memory, long capacity) {
        this.shape = shape;
        this.indices = indices;
        this.leaf = shape.leaf();
        this.memory = memory;
        this.nested = nested;
        try (Made made = new Made()) {
            this.sink = made.add(indices
                    ? new FixedSink(memory, 4, capacity)
                    : arrowSink(shape.field().type().storageType(), capacity));
            this.validity = leaf.maxDef() > shape.slotDef() ? made.add(new BitSink(memory, capacity)) : null;
            this.repetition = nested && leaf.maxRep() > 0 ? made.add(new FixedSink(memory, 1, capacity)) : null;
            this.definition = nested ? made.add(new FixedSink(memory, 1, capacity)) : null;
            made.keep();
        }
    }

    private Sink arrowSink(Type type, long capacity) {
        return switch (type) {
            case Type.Bool bool -> new BitSink(memory, capacity);
            case Type.Utf8 utf8 -> new BytesSink(memory, capacity, 0);
            case Type.Binary binary -> new BytesSink(memory, capacity, 0);
            case Type.Null none -> new FixedSink(memory, 0, capacity);
            case Type.Int(int bits, boolean signed) -> new FixedSink(memory, bits / 8, capacity);
            case Type.Decimal(int bits, int precision, int scale) -> new FixedSink(memory, bits / 8, capacity);
            default -> new FixedSink(memory, width(), capacity);
        };
    }

    private int width() {
        return dev.colonnade.format.parquet.schema.Shapes.storedWidth(leaf);
    }

    public int entries() {
        return entries;
    }

    /** Appends the values of a dictionary page, which are PLAIN and all there. */
    public void addDictionary(MemorySegment values, int count) {
        readValues(Encoding.PLAIN, values, null, count);
        if (validity != null) {
            BitCopy.fill(validity.room(count), validity.count(), count, true);
            validity.advance(count);
        }
        entries += count;
    }

    /** Appends a whole page. */
    public void add(PageBody page) {
        int count = page.entries();
        entries = Math.addExact(entries, count);
        int slots = count;
        int values = count;
        BitSink valid = validity;
        long first = valid == null ? 0 : valid.count();
        if (!nested) {
            // Outside of any nesting the only level is whether a value is there.
            if (valid != null) {
                values = (int) readValidity(page, valid);
            }
        } else {
            if (repetition != null) {
                Levels.read(page.repetition(), page.packedRepetition(), leaf.maxRep(), repetition.room(count),
                        repetition.end(), count);
                repetition.advance(count);
            }
            FixedSink levels = Objects.requireNonNull(definition);
            Levels.read(page.definition(), page.packedDefinition(), leaf.maxDef(), levels.room(count), levels.end(),
                    count);
            slots = countFrom(levels, count, shape.slotDef());
            values = leaf.maxDef() > shape.slotDef() ? setValidity(levels, count, slots) : slots;
            levels.advance(count);
        }
        if (values < slots && page.encoding() == Encoding.PLAIN && shape.conversion() == Conversion.NONE
                && sink instanceof FixedSink fixed && fixed.scatter(page.values(), values, slots,
                        Objects.requireNonNull(valid).bytes(), first)) {
            anyNull = true;
            return;
        }
        readValues(page.encoding(), page.values(), page.dictionary(), values);
        if (values < slots) {
            anyNull = true;
            sink.spread(values, slots, Objects.requireNonNull(valid).bytes(), first);
        }
    }

    /** Appends a bit for each slot; gives how many are there. */
    static long readValidity(PageBody page, BitSink valid) {
        int count = page.entries();
        MemorySegment bits = valid.room(count);
        long ones = 0;
        if (page.packedDefinition()) {
            if (count > page.definition().byteSize() * 8) {
                throw Fault.damaged(null, "levels end before the page's last value");
            }
            for (int i = 0; i < count; i++) {
                boolean one = (page.definition().get(Layouts.BYTE, i >>> 3) >>> 7 - (i & 7) & 1) != 0;
                BitCopy.set(bits, valid.count() + (long) i, one);
                ones += one ? 1 : 0;
            }
        } else {
            ones = new RleReader(page.definition(), 1).readBits(bits, valid.count(), count);
        }
        valid.advance(count);
        return ones;
    }

    private static int countFrom(FixedSink levels, int count, int least) {
        if (least == 0) {
            return count;
        }
        MemorySegment bytes = levels.room(count);
        long at = levels.end();
        int found = 0;
        for (int i = 0; i < count; i++) {
            found += bytes.get(Layouts.BYTE, at + i) >= least ? 1 : 0;
        }
        return found;
    }

    /** Sets a bit for each slot among the levels just read; gives how many are there. */
    private int setValidity(FixedSink levels, int count, int slots) {
        BitSink valid = Objects.requireNonNull(validity);
        MemorySegment bits = valid.room(slots);
        MemorySegment bytes = levels.room(count);
        long at = levels.end();
        int slot = valid.count();
        int found = 0;
        int max = leaf.maxDef();
        int least = shape.slotDef();
        for (int i = 0; i < count; i++) {
            int level = bytes.get(Layouts.BYTE, at + i);
            if (level >= least) {
                BitCopy.set(bits, slot++, level == max);
                found += level == max ? 1 : 0;
            }
        }
        valid.advance(slots);
        return found;
    }

    private void readValues(Encoding encoding, MemorySegment bytes, @Nullable Column dictionary, int count) {
        if (shape.conversion() == Conversion.NULL) {
            ((FixedSink) sink).advance(count);
            return;
        }
        if (count == 0) {
            return;
        }
        if (encoding.isDictionary()) {
            if (dictionary == null) {
                throw Fault.damaged(null, "the page needs a dictionary that the column chunk does not have");
            }
            DictionaryReader reader = new DictionaryReader(bytes, dictionary);
            if (indices) {
                reader.readIndices(count, (FixedSink) sink);
            } else {
                reader.read(count, sink);
            }
            return;
        }
        ValueReader reader = reader(encoding, bytes);
        switch (shape.conversion()) {
            case NONE -> reader.read(count, sink);
            case NARROW -> {
                try (FixedSink stored = new FixedSink(memory, 4, count)) {
                    reader.read(count, stored);
                    Converter.narrow(stored, (FixedSink) sink);
                }
            }
            case DECIMAL -> {
                if (leaf.element().type() == Physical.BYTE_ARRAY) {
                    try (BytesSink stored = new BytesSink(memory, count, bytes.byteSize())) {
                        reader.read(count, stored);
                        Converter.decimals(stored, (FixedSink) sink);
                    }
                } else {
                    try (FixedSink stored = new FixedSink(memory, width(), count)) {
                        reader.read(count, stored);
                        Converter.decimals(stored, (FixedSink) sink);
                    }
                }
            }
            case NULL -> throw new IllegalStateException("read above");
        }
    }

    private ValueReader reader(Encoding encoding, MemorySegment bytes) {
        Physical type = Objects.requireNonNull(leaf.element().type());
        boolean array = type == Physical.BYTE_ARRAY;
        boolean fixed = type != Physical.BOOLEAN && !array;
        boolean integer = type == Physical.INT32 || type == Physical.INT64;
        if (encoding == Encoding.PLAIN) {
            return array
                    ? new PlainReaders.ByteArrays(bytes)
                    : fixed ? new PlainReaders.Fixed(bytes) : new PlainReaders.Booleans(bytes);
        }
        if (encoding == Encoding.RLE && type == Physical.BOOLEAN) {
            return new RleBooleans(bytes);
        }
        if (encoding == Encoding.DELTA_BINARY_PACKED && integer) {
            return new DeltaReader(bytes);
        }
        if (encoding == Encoding.DELTA_LENGTH_BYTE_ARRAY && array) {
            return new DeltaLengthReader(bytes, memory);
        }
        if (encoding == Encoding.DELTA_BYTE_ARRAY && (array || type == Physical.FIXED_LEN_BYTE_ARRAY)) {
            return new DeltaBytesReader(bytes, memory);
        }
        if (encoding == Encoding.BYTE_STREAM_SPLIT && fixed) {
            return new SplitReader(bytes);
        }
        throw Fault.damaged(null, "values of type " + type + " cannot be encoded as " + encoding);
    }

    /** Appends entries {@code [from, to)} of a page that such a builder made for the same leaf. */
    public void add(LeafPage page, int from, int to) {
        int count = to - from;
        entries = Math.addExact(entries, count);
        int slot = from;
        int slots = count;
        MemorySegment levels = page.definition();
        if (nested && levels != null) {
            slot = countFrom(levels, 0, from);
            slots = countFrom(levels, from, to);
            FixedSink def = Objects.requireNonNull(definition);
            MemorySegment.copy(levels, from, def.room(count), def.end(), count);
            def.advance(count);
            MemorySegment rep = page.repetition();
            if (repetition != null && rep != null) {
                MemorySegment.copy(rep, from, repetition.room(count), repetition.end(), count);
                repetition.advance(count);
            }
        }
        Column column = page.slots();
        if (validity != null) {
            Bits bits = Nulls.validity(column);
            anyNull |= !bits.isAll();
            validity.append(bits, slot, slots);
        }
        if (column instanceof NullColumn) {
            ((FixedSink) sink).advance(slots);
        } else {
            sink.append(column, slot, slots);
        }
    }

    private int countFrom(MemorySegment levels, int from, int to) {
        int least = shape.slotDef();
        if (least == 0) {
            return to - from;
        }
        int found = 0;
        for (int i = from; i < to; i++) {
            found += levels.get(Layouts.BYTE, i) >= least ? 1 : 0;
        }
        return found;
    }

    /** All that was appended; the builder is done with. */
    public LeafPage finish() {
        List<HeldBuffer> owned = new ArrayList<>();
        Bits bits = Bits.ALL;
        if (validity != null) {
            if (anyNull) {
                bits = validity.finish(owned);
            } else {
                validity.close();
            }
        }
        Column slots;
        if (shape.conversion() == Conversion.NULL) {
            slots = new NullColumn(shape.field().type(), sink.count());
            sink.close();
        } else {
            slots = sink.finish(indices ? INDEX : shape.field().type(), bits, owned);
        }
        MemorySegment rep = take(repetition, owned);
        MemorySegment def = take(definition, owned);
        finished = true;
        return new LeafPage(slots, entries, rep, def, owned);
    }

    private static @Nullable MemorySegment take(@Nullable FixedSink levels, List<HeldBuffer> owned) {
        return levels == null
                ? null
                : ((dev.colonnade.column.FixedColumn) levels.finish(new Type.FixedBinary(1), Bits.ALL, owned)).data();
    }

    /** Gives everything back unless it was finished. */
    @Override
    public void close() {
        if (!finished) {
            finished = true;
            sink.close();
            if (validity != null) {
                validity.close();
            }
            if (repetition != null) {
                repetition.close();
            }
            if (definition != null) {
                definition.close();
            }
        }
    }
}
