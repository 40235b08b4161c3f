package dev.colonnade.format.arrow;

import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** How the values of a buffer from a big-endian writer are turned round. */
enum ByteOrderSwap {
    /** Bytes and bits: nothing to do. */
    NONE(1), TWO(2), FOUR(4), EIGHT(8), SIXTEEN(16), THIRTY_TWO(32),
    /** Months, days and nanoseconds: two of 32 bits and one of 64. */
    MONTH_DAY_NANO(16),
    /** Views: a length, and behind it either bytes, or a prefix of bytes, a buffer number and an offset. */
    VIEW(16);

    private static final int LONGEST_INLINE = 12;

    private final int width;

    ByteOrderSwap(int width) {
        this.width = width;
    }

    static ByteOrderSwap ofWidth(int bytes) {
        return switch (bytes) {
            case 1 -> NONE;
            case 2 -> TWO;
            case 4 -> FOUR;
            case 8 -> EIGHT;
            case 16 -> SIXTEEN;
            case 32 -> THIRTY_TWO;
            default -> throw new IllegalArgumentException("values of " + bytes + " bytes");
        };
    }

    /** Writes the swapped values of {@code in} to {@code out}, which may be the same memory and has the same size. */
    void apply(MemorySegment in, MemorySegment out) {
        long whole = in.byteSize() / width * width;
        switch (this) {
            case NONE -> {
                if (in.address() != out.address()) {
                    out.copyFrom(in);
                }
            }
            case TWO -> {
                for (long at = 0; at < whole; at += 2) {
                    out.set(Layouts.SHORT, at, Short.reverseBytes(in.get(Layouts.SHORT, at)));
                }
            }
            case FOUR -> {
                for (long at = 0; at < whole; at += 4) {
                    swap4(in, out, at);
                }
            }
            case EIGHT -> {
                for (long at = 0; at < whole; at += 8) {
                    out.set(Layouts.LONG, at, Long.reverseBytes(in.get(Layouts.LONG, at)));
                }
            }
            case SIXTEEN, THIRTY_TWO -> {
                for (long at = 0; at < whole; at += width) {
                    swapWide(in, out, at);
                }
            }
            case MONTH_DAY_NANO -> {
                for (long at = 0; at < whole; at += 16) {
                    swap4(in, out, at);
                    swap4(in, out, at + 4);
                    out.set(Layouts.LONG, at + 8, Long.reverseBytes(in.get(Layouts.LONG, at + 8)));
                }
            }
            case VIEW -> {
                for (long at = 0; at < whole; at += 16) {
                    swapView(in, out, at);
                }
            }
        }
    }

    private static void swap4(MemorySegment in, MemorySegment out, long at) {
        out.set(Layouts.INT, at, Integer.reverseBytes(in.get(Layouts.INT, at)));
    }

    /** The first word changes place with the last, and so on inwards. */
    private void swapWide(MemorySegment in, MemorySegment out, long at) {
        for (int low = 0, high = width - 8; low < high; low += 8, high -= 8) {
            long first = in.get(Layouts.LONG, at + low);
            long last = in.get(Layouts.LONG, at + high);
            out.set(Layouts.LONG, at + low, Long.reverseBytes(last));
            out.set(Layouts.LONG, at + high, Long.reverseBytes(first));
        }
    }

    private static void swapView(MemorySegment in, MemorySegment out, long at) {
        int size = Integer.reverseBytes(in.get(Layouts.INT, at));
        out.set(Layouts.INT, at, size);
        out.set(ValueLayout.JAVA_INT_UNALIGNED, at + 4, in.get(ValueLayout.JAVA_INT_UNALIGNED, at + 4));
        if (size > LONGEST_INLINE) {
            swap4(in, out, at + 8);
            swap4(in, out, at + 12);
        } else {
            out.set(Layouts.LONG, at + 8, in.get(Layouts.LONG, at + 8));
        }
    }
}
