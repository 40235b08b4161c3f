package dev.colonnade.task.generate;

import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.memory.HeldBuffer;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.memory.Made;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Makes one column, batch after batch, in the same held memory. Not thread-safe. */
final class SampleColumn implements AutoCloseable {
    /** The longest name and note, in bytes, and the most tags: what a row can need. */
    private static final int LONGEST_TEXT = 40;
    private static final int MOST_TAGS = 3;
    private static final long SEEN_FROM = 1_577_836_800_000_000L;
    private static final long SEEN_SPAN = 189_000_000_000_000L;

    private final Kind kind;
    private final Dice dice;
    private final Dice nullDice;
    private final HeldBuffer values;
    private final HeldBuffer validity;
    private final HeldBuffer offsets;
    private final HeldBuffer innerOffsets;
    private final byte[][] first;
    private final byte[][] last;
    private final Column words;

    SampleColumn(int column, long seed, int rows, HeldMemory memory, SampleWords words) {
        this.kind = Kind.of(column);
        this.dice = new Dice(seed, 2 * column);
        this.nullDice = new Dice(seed, 2 * column + 1);
        this.first = kind == Kind.NAME ? words.first() : kind == Kind.NOTE ? words.notes() : words.tags();
        this.last = words.last();
        this.words = words.cities();
        long each = switch (kind) {
            case NAME, NOTE -> LONGEST_TEXT;
            case TAGS -> MOST_TAGS * 8L;
            case AMOUNT -> 16;
            default -> 8;
        };
        boolean varying = kind == Kind.NAME || kind == Kind.NOTE || kind == Kind.TAGS;
        try (Made made = new Made()) {
            this.values = made.add(memory.allocate(rows * each));
            this.validity = made.add(memory.allocate((rows + 63L) / 64 * 8));
            this.offsets = made.add(memory.allocate(varying ? (rows + 1) * 4L : 0));
            this.innerOffsets = made.add(memory.allocate(kind == Kind.TAGS ? (rows * (long) MOST_TAGS + 1) * 4L : 0));
            made.keep();
        }
    }

    /** Rows {@code [from, from + length)} of the column; good until the next call. */
    Column make(long from, int length) {
        MemorySegment data = values.bytes();
        Bits valid = validity(from, length);
        return switch (kind) {
            case ID -> {
                for (int i = 0; i < length; i++) {
                    data.set(Layouts.LONG, i * 8L, from + i + 1);
                }
                yield fixed(length, valid, 8);
            }
            case NAME -> names(from, length, valid);
            case CITY -> {
                for (int i = 0; i < length; i++) {
                    // The smaller of two: some cities are much more frequent than others.
                    long bits = dice.at(from + i);
                    int size = words.length();
                    data.set(Layouts.BYTE, i, (byte) Math.min(Dice.below(bits, size), Dice.below(bits << 32, size)));
                }
                FixedColumn indices = new FixedColumn(new Type.Int(8, true), length, valid, 1,
                        data.asSlice(0, length));
                yield new DictionaryColumn(kind.type, indices, words);
            }
            case BORN -> {
                for (int i = 0; i < length; i++) {
                    data.set(Layouts.INT, i * 4L, Dice.below(dice.at(from + i), 25_000) - 11_000);
                }
                yield fixed(length, valid, 4);
            }
            case SEEN -> {
                for (int i = 0; i < length; i++) {
                    data.set(Layouts.LONG, i * 8L, SEEN_FROM + Math.floorMod(dice.at(from + i), SEEN_SPAN));
                }
                yield fixed(length, valid, 8);
            }
            case AMOUNT -> {
                for (int i = 0; i < length; i++) {
                    long bits = dice.at(from + i);
                    // Amounts spread over magnitudes, one in sixteen a refund.
                    long cents = (bits >>> 40) >>> (bits & 15);
                    cents = (bits >>> 4 & 15) == 0 ? -cents : cents;
                    data.set(Layouts.LONG, i * 16L, cents);
                    data.set(Layouts.LONG, i * 16L + 8, cents >> 63);
                }
                yield fixed(length, valid, 16);
            }
            case SCORE -> {
                for (int i = 0; i < length; i++) {
                    long bits = dice.at(from + i);
                    // The sum of three is nearly a bell curve around 50.
                    int sum = Dice.below(bits, 3_334) + Dice.below(bits << 21, 3_334) + Dice.below(bits << 42, 3_334);
                    data.set(Layouts.DOUBLE, i * 8L, sum / 100.0);
                }
                yield fixed(length, valid, 8);
            }
            case ACTIVE -> {
                for (int i = 0; i < length; i += 64) {
                    long bits = 0;
                    for (int b = 0; b < Math.min(64, length - i); b++) {
                        bits |= (dice.at(from + i + b) >>> 62 != 0 ? 1L : 0) << b;
                    }
                    data.set(Layouts.LONG, i / 8, bits);
                }
                yield new BoolColumn(kind.type, length, valid, Bits.of(data, 0, length));
            }
            case VISITS -> {
                for (int i = 0; i < length; i++) {
                    data.set(Layouts.INT, i * 4L, Long.numberOfTrailingZeros(dice.at(from + i)) * 3);
                }
                yield fixed(length, valid, 4);
            }
            case NOTE -> notes(from, length, valid);
            case TAGS -> tags(from, length, valid);
            case RATIO -> {
                for (int i = 0; i < length; i++) {
                    data.set(Layouts.FLOAT, i * 4L, Dice.below(dice.at(from + i), 100_001) / 100_000f);
                }
                yield fixed(length, valid, 4);
            }
        };
    }

    private Column fixed(int length, Bits valid, int width) {
        return new FixedColumn(kind.type, length, valid, width, values.bytes().asSlice(0, (long) length * width));
    }

    private Bits validity(long from, int length) {
        if (kind.nulls == 0) {
            return Bits.ALL;
        }
        for (int i = 0; i < length; i += 64) {
            long bits = 0;
            for (int b = 0; b < Math.min(64, length - i); b++) {
                bits |= (Dice.below(nullDice.at(from + i + b), 1_000) >= kind.nulls ? 1L : 0) << b;
            }
            validity.bytes().set(Layouts.LONG, i / 8, bits);
        }
        return Bits.of(validity.bytes(), 0, length);
    }

    private Column names(long from, int length, Bits valid) {
        MemorySegment data = values.bytes();
        int at = 0;
        for (int i = 0; i < length; i++) {
            offsets.bytes().set(Layouts.INT, i * 4L, at);
            long bits = dice.at(from + i);
            at = put(first[Dice.below(bits, first.length)], data, at);
            data.set(Layouts.BYTE, at++, (byte) ' ');
            at = put(last[Dice.below(bits << 32, last.length)], data, at);
        }
        return text(length, valid, at);
    }

    private Column notes(long from, int length, Bits valid) {
        int at = 0;
        for (int i = 0; i < length; i++) {
            offsets.bytes().set(Layouts.INT, i * 4L, at);
            if (valid.get(i)) {
                at = put(first[Dice.below(dice.at(from + i), first.length)], values.bytes(), at);
            }
        }
        return text(length, valid, at);
    }

    private Column text(int length, Bits valid, int end) {
        offsets.bytes().set(Layouts.INT, length * 4L, end);
        return new VarBytesColumn(kind.type, length, valid, false, offsets.bytes().asSlice(0, (length + 1L) * 4),
                values.bytes().asSlice(0, end));
    }

    private Column tags(long from, int length, Bits valid) {
        MemorySegment inner = innerOffsets.bytes();
        int at = 0;
        int count = 0;
        for (int i = 0; i < length; i++) {
            offsets.bytes().set(Layouts.INT, i * 4L, count);
            long bits = dice.at(from + i);
            for (int t = Dice.below(bits, MOST_TAGS + 1); t > 0; t--) {
                inner.set(Layouts.INT, count++ * 4L, at);
                at = put(first[(int) (bits >>> t * 3 & 7)], values.bytes(), at);
            }
        }
        offsets.bytes().set(Layouts.INT, length * 4L, count);
        inner.set(Layouts.INT, count * 4L, at);
        VarBytesColumn items = new VarBytesColumn(((Type.ListOf) kind.type).element().type(), count, Bits.ALL, false,
                inner.asSlice(0, (count + 1L) * 4), values.bytes().asSlice(0, at));
        return new ListColumn(kind.type, length, valid, false, offsets.bytes().asSlice(0, (length + 1L) * 4), null, 0,
                items);
    }

    private static int put(byte[] word, MemorySegment data, int at) {
        MemorySegment.copy(word, 0, data, ValueLayout.JAVA_BYTE, at, word.length);
        return at + word.length;
    }

    @Override
    public void close() {
        values.close();
        validity.close();
        offsets.close();
        innerOffsets.close();
    }
}
