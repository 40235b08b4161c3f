package dev.colonnade.format.parquet.decode;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;

/** Levels of one page to a byte each. */
final class Levels {
    private static final int BLOCK = 1024;

    private Levels() {
    }

    /** How many bits hold levels up to {@code max}. */
    static int width(int max) {
        return 32 - Integer.numberOfLeadingZeros(max);
    }

    /** Reads {@code count} levels to {@code into} from byte {@code at} on; a level above {@code max} is damage. */
    static void read(MemorySegment bytes, boolean packed, int max, MemorySegment into, long at, int count) {
        if (max == 0) {
            into.asSlice(at, count).fill((byte) 0);
        } else if (packed) {
            readPacked(bytes, max, into, at, count);
        } else {
            readRuns(bytes, max, into, at, count);
        }
    }

    private static void readRuns(MemorySegment bytes, int max, MemorySegment into, long at, int count) {
        RleReader runs = new RleReader(bytes, width(max));
        int[] block = new int[Math.min(BLOCK, count)];
        for (int done = 0; done < count;) {
            int n = runs.repeats(count - done);
            if (n > 0) {
                int level = runs.repeated(n);
                check(level, max);
                into.asSlice(at + done, n).fill((byte) level);
            } else {
                n = Math.min(BLOCK, count - done);
                runs.read(block, 0, n);
                int highest = 0;
                for (int i = 0; i < n; i++) {
                    highest = Math.max(highest, block[i]);
                    into.set(Layouts.BYTE, at + done + i, (byte) block[i]);
                }
                check(highest, max);
            }
            done += n;
        }
    }

    /** The old encoding, most significant bit first. */
    private static void readPacked(MemorySegment bytes, int max, MemorySegment into, long at, int count) {
        int width = width(max);
        if ((long) count * width > bytes.byteSize() * 8) {
            throw Fault.damaged(null, "levels end before the page's last value");
        }
        for (int i = 0; i < count; i++) {
            int level = 0;
            for (int k = 0; k < width; k++) {
                long bit = (long) i * width + k;
                level = level << 1 | bytes.get(Layouts.BYTE, bit >>> 3) >>> 7 - (int) (bit & 7) & 1;
            }
            check(level, max);
            into.set(Layouts.BYTE, at + i, (byte) level);
        }
    }

    private static void check(int level, int max) {
        if (level < 0 || level > max) {
            throw Fault.damaged(null, "there is a level " + level + " where the schema allows " + max);
        }
    }
}
