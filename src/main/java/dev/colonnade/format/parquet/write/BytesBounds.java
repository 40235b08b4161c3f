package dev.colonnade.format.parquet.write;

import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Of text, bytes and decimals of fixed length. No more than {@link #LONGEST} bytes of a bound are kept: values that agree
 * in them are cut to the same bound.
 */
final class BytesBounds extends Bounds {
    static final int LONGEST = 64;

    private final Leaf.Order order;
    private final int width;
    private byte @Nullable [] min;
    private byte @Nullable [] max;
    private long minHead;
    private long maxHead;
    private boolean minWhole;
    private boolean maxWhole;

    /** @param width of every value, or 0 */
    BytesBounds(Leaf.Order order, int width) {
        this.order = order;
        this.width = width;
    }

    @Override
    void add(Scratch staged, int count) {
        if (count == 0) {
            return;
        }
        MemorySegment values = staged.values();
        int least = 0;
        int most = 0;
        long leastHead = head(values, start(staged, 0), length(staged, 0));
        long mostHead = leastHead;
        // What is cut is made for the least and the greatest of all, not for each on the way.
        for (int i = 1; i < count; i++) {
            long head = head(values, start(staged, i), length(staged, i));
            if (head < leastHead || head == leastHead && compare(staged, i, least) < 0) {
                least = i;
                leastHead = head;
            }
            if (head > mostHead || head == mostHead && compare(staged, i, most) > 0) {
                most = i;
                mostHead = head;
            }
        }
        add(values, start(staged, least), length(staged, least));
        add(values, start(staged, most), length(staged, most));
    }

    private long start(Scratch staged, int i) {
        return width > 0 ? (long) i * width : staged.starts[i];
    }

    private int length(Scratch staged, int i) {
        return width > 0 ? width : staged.lengths[i];
    }

    /** Of values that agree in their heads; longer than are kept, the shorter counts as less. */
    private int compare(Scratch staged, int one, int other) {
        MemorySegment values = staged.values();
        long start = start(staged, one);
        long others = start(staged, other);
        int shorter = Math.min(length(staged, one), length(staged, other));
        for (int i = 0; i < shorter; i++) {
            int difference = (values.get(Layouts.BYTE, start + i) & 0xFF)
                    - (values.get(Layouts.BYTE, others + i) & 0xFF);
            if (difference != 0) {
                return difference;
            }
        }
        return length(staged, one) - length(staged, other);
    }

    @Override
    void add(MemorySegment bytes, long at, int length) {
        long head = head(bytes, at, length);
        if (min == null || head <= minHead) {
            low(bytes, at, length, head);
        }
        if (max == null || head >= maxHead) {
            high(bytes, at, length, head);
        }
    }

    /** The first eight bytes so that their order as a signed number is that of the values, as far as they go. */
    private long head(MemorySegment bytes, long at, int length) {
        int some = Math.min(length, 8);
        long head;
        if (some == 8) {
            head = Long.reverseBytes(bytes.get(Layouts.LONG, at));
        } else {
            head = 0;
            for (int i = 0; i < some; i++) {
                head = head << 8 | bytes.get(Layouts.BYTE, at + i) & 0xFF;
            }
            head = some == 0 ? 0 : head << 64 - 8 * some;
        }
        return order == Leaf.Order.DECIMAL ? head : head ^ Long.MIN_VALUE;
    }

    private void low(MemorySegment bytes, long at, int length, long head) {
        byte[] kept = min;
        int order = kept == null ? -1 : compare(bytes, at, length, kept);
        if (order < 0) {
            min = cut(bytes, at, length);
            minHead = head;
            minWhole = length <= LONGEST;
        } else if (order == 0) {
            minWhole |= length <= LONGEST;
        }
    }

    private void high(MemorySegment bytes, long at, int length, long head) {
        byte[] kept = max;
        int order = kept == null ? 1 : compare(bytes, at, length, kept);
        if (order > 0) {
            max = cut(bytes, at, length);
            maxHead = head;
            maxWhole = length <= LONGEST;
        } else if (order == 0) {
            maxWhole &= length <= LONGEST;
        }
    }

    private static byte[] cut(MemorySegment bytes, long at, int length) {
        byte[] cut = new byte[Math.min(length, LONGEST)];
        MemorySegment.copy(bytes, Layouts.BYTE, at, cut, 0, cut.length);
        return cut;
    }

    /** As far as {@link #LONGEST} bytes go. */
    private int compare(MemorySegment bytes, long at, int length, byte[] kept) {
        int some = Math.min(length, LONGEST);
        if (order == Leaf.Order.DECIMAL) {
            int first = Byte.compare(bytes.get(Layouts.BYTE, at), kept[0]);
            if (first != 0) {
                return first;
            }
        }
        for (int i = 0; i < Math.min(some, kept.length); i++) {
            int difference = (bytes.get(Layouts.BYTE, at + i) & 0xFF) - (kept[i] & 0xFF);
            if (difference != 0) {
                return difference;
            }
        }
        return some - kept.length;
    }

    @Override
    void add(Bounds other) {
        if (other instanceof BytesBounds bytes) {
            byte[] low = bytes.min;
            byte[] high = bytes.max;
            if (low != null && high != null) {
                // What is cut is as if it were one longer than is kept.
                low(MemorySegment.ofArray(Arrays.copyOf(low, LONGEST)), 0,
                        bytes.minWhole ? low.length : LONGEST + 1, bytes.minHead);
                high(MemorySegment.ofArray(Arrays.copyOf(high, LONGEST)), 0,
                        bytes.maxWhole ? high.length : LONGEST + 1, bytes.maxHead);
            }
        }
    }

    @Override
    @Nullable
    Bound min() {
        byte[] kept = min;
        if (kept == null) {
            return null;
        }
        return minWhole ? new Bound(kept, true) : new Bound(Arrays.copyOf(kept, whole(kept)), false);
    }

    @Override
    @Nullable
    Bound max() {
        byte[] kept = max;
        if (kept == null || maxWhole) {
            return kept == null ? null : new Bound(kept, true);
        }
        return order == Leaf.Order.TEXT ? nextText(kept) : nextBytes(kept);
    }

    /** Bytes up to where a character begins, for text; else all. */
    private int whole(byte[] kept) {
        if (order != Leaf.Order.TEXT) {
            return kept.length;
        }
        int start = kept.length - 1;
        while (start > 0 && (kept[start] & 0xC0) == 0x80) {
            start--;
        }
        int needed = kept[start] >= 0 ? 1 : (kept[start] & 0xE0) == 0xC0 ? 2 : (kept[start] & 0xF0) == 0xE0 ? 3 : 4;
        return start + needed <= kept.length ? kept.length : start;
    }

    private static @Nullable Bound nextBytes(byte[] kept) {
        for (int i = kept.length - 1; i >= 0; i--) {
            if (kept[i] != -1) {
                byte[] next = Arrays.copyOf(kept, i + 1);
                next[i]++;
                return new Bound(next, false);
            }
        }
        return null;
    }

    /** The last ASCII character that has a successor is raised, and what follows it cut off. */
    private static @Nullable Bound nextText(byte[] kept) {
        for (int i = kept.length - 1; i >= 0; i--) {
            if (kept[i] >= 0 && kept[i] < 0x7F) {
                byte[] next = Arrays.copyOf(kept, i + 1);
                next[i]++;
                return new Bound(next, false);
            }
        }
        // The last character there is comes after every other; what begins with it, or is no text, has no bound.
        return (kept[0] & 0xFF) >= 0xF4
                ? null
                : new Bound(new byte[]{(byte) 0xF4, (byte) 0x8F, (byte) 0xBF, (byte) 0xBF}, false);
    }

    @Override
    int compare(byte[] one, byte[] other) {
        return compare(MemorySegment.ofArray(one), 0, one.length, other);
    }

    @Override
    void clear() {
        min = null;
        max = null;
    }
}
